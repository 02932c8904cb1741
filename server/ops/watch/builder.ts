import { compare, toFixed, toNumber } from '../../../contract/decimal.ts'
import type { Finding } from '../port.ts'
import type { WatchContext } from './check.ts'

/** While the builder cannot be approved, people trade without the fee. */
export async function watchBuilder({ exchange }: WatchContext): Promise<Finding> {
  const { address, equity, problem } = await exchange.builderStanding()
  const value = toNumber(equity)
  if (problem === null)
    return { level: 'ok', message: `The builder ${address} may charge its fee`, value }
  const message = `The builder ${address} may not charge its fee: ${problem}. Orders go out without it until then`
  return { level: 'bad', message, value }
}

/** USDC. A smaller amount is not worth the action. */
const worthClaiming = '1'

/** Claims what the exchange owes the builder, if this server has the builder's key; claiming twice is harmless. */
export async function claimBuilderRewards({
  exchange,
}: WatchContext): Promise<Finding | undefined> {
  const unclaimed = await exchange.unclaimedRewards()
  if (unclaimed === null) return undefined
  const value = toNumber(unclaimed)
  const owed = `The exchange owes the builder ${toFixed(unclaimed, 2)} USDC`
  if (compare(unclaimed, worthClaiming) < 0) return { level: 'ok', message: owed, value }
  const claimed = await exchange.claimRewards()
  if (claimed === 'claimed') return { level: 'ok', message: `${owed}: just claimed`, value }
  if (claimed === 'no_key') {
    return { level: 'warn', message: `${owed}: claim it with the builder’s own wallet`, value }
  }
  return { level: 'warn', message: `${owed}: it could not be claimed, and is tried again`, value }
}
