// Whether a look may go by what streams told, and what they told. Only where nothing is at stake: who is about to act, or
// waits for what came of an action, reads.
import { sizesOf } from '../../venue/index.ts'
import type { AccountState, Told } from '../../venue/port.ts'
import { readAccount } from '../account.ts'
import type { Mandate } from '../mandate.ts'
import { type TradingContext, addressOf } from '../trading-context.ts'
import { paceOf } from './pace.ts'

/** `isClosing`: everything is about to be closed. */
export async function isCalm(
  { memory, store }: TradingContext,
  { id }: Mandate,
  isClosing: boolean,
): Promise<boolean> {
  if (isClosing || memory.doubted.has(id)) return false
  const live = await store.positions.live(id)
  if (live.some(({ status }) => status === 'closing')) return false
  if ((await store.orders.unsettled(id)).length > 0) return false
  const opening = live.filter(({ status }) => status === 'opening')
  if (opening.length === 0) return true
  // An entry may wait for its price for long.
  const waiting = new Set((await store.orders.restingEntries(id)).map((row) => row.positionId))
  return opening.every((position) => waiting.has(position.id))
}

/** As it was told, as long as now and then a reading agrees; as it was read not long ago where nothing is told. */
export async function accountInCalm(ctx: TradingContext, mandate: Mandate): Promise<AccountState> {
  const { memory, timing, exchange } = ctx
  const { userId } = mandate
  const read = memory.reads.get(userId)
  // Right after an order nothing else says what came of it.
  if (read === undefined) return readAccount(ctx, mandate, 0)
  const address = await addressOf(ctx, userId)
  const told = exchange.told(address).account
  if (told === null)
    return readAccount(
      ctx,
      mandate,
      paceOf(ctx, 'account', Math.max(timing.untold, timing.account)),
    )
  const account = await read.account
  const age = ctx.clock() - read.at
  if (isNewer(told, account, read.at)) {
    if (age >= timing.agreement) return readAccount(ctx, mandate, 0)
    memory.accounts.set(userId, told.state)
    return told.state
  }
  // It has not spoken since the reading, which is well as long as there was nothing to say.
  const agrees = sizesOf(told.state) === sizesOf(account)
  if (agrees ? age < timing.agreement : age < timing.lag) return account
  if (!agrees) exchange.distrust(address)
  return readAccount(ctx, mandate, 0)
}

function isNewer(
  told: NonNullable<Told['account']>,
  account: AccountState,
  readAt: number,
): boolean {
  const [toldTime, readTime] = [told.state.at, account.at]
  if (toldTime !== null && readTime !== null) return toldTime >= readTime
  return told.at > readAt + 1_000
}

/** How old a reading of the fills may be. */
export async function fillsAge(ctx: TradingContext, mandate: Mandate, calm: boolean) {
  if (!calm) return ctx.timing.fills
  const { areFillsTold } = ctx.exchange.told(await addressOf(ctx, mandate.userId))
  return areFillsTold ? ctx.timing.toldFills : paceOf(ctx, 'fills', ctx.timing.untoldFills)
}
