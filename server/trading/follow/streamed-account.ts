// Whether a look may rely on what streams reported, and what they reported. Only when nothing is at stake: a look
// that is about to act, or waits for the outcome of an order, reads from the exchange.
import { sizesOf } from '../../venue/index.ts'
import type { AccountState, Told } from '../../venue/port.ts'
import { readAccount } from '../account.ts'
import type { Mandate } from '../mandates/mandate.ts'
import { type TradingContext, addressOf } from '../trading-context.ts'
import { paceOf } from './pace.ts'

/** Whether no order of the mandate is in progress. `isClosing`: all positions are about to be closed. */
export async function isQuiet(
  { store }: TradingContext,
  { id }: Mandate,
  isClosing: boolean,
): Promise<boolean> {
  if (isClosing) return false
  const live = await store.positions.live(id)
  if (live.some(({ status }) => status === 'closing')) return false
  if ((await store.orders.unsettled(id)).length > 0) return false
  const opening = live.filter(({ status }) => status === 'opening')
  if (opening.length === 0) return true
  // An entry with a limit price may wait for a long time.
  const waiting = new Set((await store.orders.restingEntries(id)).map((row) => row.positionId))
  return opening.every((position) => waiting.has(position.id))
}

/**
 * The account as the stream reported it, as long as a reading confirms it now and then. Without a stream: the last
 * reading, if recent enough.
 */
export async function accountFromStreams(
  ctx: TradingContext,
  mandate: Mandate,
): Promise<AccountState> {
  const { memory, timing, exchange } = ctx
  const { userId } = mandate
  const read = memory.reads.get(userId)
  // No reading since our last order: only a new one shows its outcome.
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
  // The stream has not reported since the reading. That is fine if nothing has changed.
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

/** Milliseconds. The greatest age of a reading of the fills. */
export async function fillsAge(ctx: TradingContext, mandate: Mandate, quiet: boolean) {
  if (!quiet) return ctx.timing.fills
  const { areFillsTold } = ctx.exchange.told(await addressOf(ctx, mandate.userId))
  return areFillsTold ? ctx.timing.toldFills : paceOf(ctx, 'fills', ctx.timing.untoldFills)
}
