import { compare, toFixed, toNumber } from '../../../contract/decimal.ts'
import type { Finding } from '../port.ts'
import type { WatchContext } from './check.ts'

/** USDC. A lower balance can hardly pay a reward. */
const enough = '10'

/** Undefined when this server pays no rewards. */
export async function watchTreasury({ exchange }: WatchContext): Promise<Finding | undefined> {
  if (exchange.treasury === null) return undefined
  const { address } = exchange.treasury
  const { withdrawable } = await exchange.account(address)
  const value = toNumber(withdrawable)
  const holds = `The treasury ${address} can pay out ${toFixed(withdrawable, 2)} USDC`
  if (compare(withdrawable, enough) >= 0) return { level: 'ok', message: holds, value }
  return { level: 'warn', message: `${holds}: referral rewards wait until it has more`, value }
}
