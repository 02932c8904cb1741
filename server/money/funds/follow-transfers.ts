// Follows transfers in progress: one with an unknown outcome is looked for in the exchange's ledger, a withdrawal on
// the chain. Nothing is ever sent again: only the viewer can sign, and may sign anew once the old transfer has
// certainly failed.
import { compare, subtract } from '../../../contract/decimal.ts'
import type { Address, DecimalString, UserId } from '../../../contract/primitives.ts'
import type { TransferRow } from '../../storage/money/transfers.ts'
import { type FundsContext, announce, attempt, rarely } from './funds-context.ts'
import { neverArrived } from './link.ts'
import { hasMoved } from './moved-balance.ts'
import { syncLedger } from './sync-ledger.ts'

/** "Not in the ledger" is believed only after this many answers. */
const asksNeeded = 3
/** Milliseconds. After this the exchange has booked whatever it did. */
const bookedMs = 24 * 3_600_000
/**
 * Milliseconds. The bridge usually pays within five minutes. After `payoutSoonMs` the payout is looked for rarely,
 * after `payoutNeverMs` not any more.
 */
const payoutSoonMs = 15 * 60_000
const payoutNeverMs = 24 * 3_600_000
const payoutSkewMs = 60_000
/** USDC. */
const mintFeeAtMost = '1'

export async function followTransfers(ctx: FundsContext): Promise<void> {
  const open = await ctx.store.transfers.open()
  for (const [userId, rows] of Map.groupBy(open, (row) => row.userId)) {
    await attempt(ctx, 'following transfers', async () => {
      if (rows.some((row) => shouldAsk(ctx, row))) await settleUnknown(ctx, userId)
      for (const row of rows) if (isDue(ctx, row)) await findPayout(ctx, row)
    })
  }
}

/**
 * Reading the ledger links the transfers that the exchange knows. For the others it may settle that they never
 * arrived.
 */
async function settleUnknown(ctx: FundsContext, userId: UserId): Promise<void> {
  const { store, clock, timing } = ctx
  // Taken before the ledger is read, so that transfers stored meanwhile are not judged by this reading.
  const askedAt = clock()
  await syncLedger(ctx, userId)
  const open = await store.transfers.open(userId)
  for (const row of open.filter(isUnknown)) {
    if (row.createdAt > askedAt) continue
    const asks = (ctx.asks.get(row.id) ?? 0) + 1
    ctx.asks.set(row.id, asks)
    const age = askedAt - row.createdAt
    if (age < timing.neverArrived || asks < asksNeeded) continue
    const found = await hasMoved(ctx, row)
    // While the balance proves nothing, a ledger without the transfer is believed only after a day.
    if (found === 'unclear' && age < bookedMs) continue
    ctx.asks.delete(row.id)
    await settle(ctx, row, found === 'moved')
  }
}

/** A withdrawal that took the money continues like one that was accepted. */
async function settle(ctx: FundsContext, row: TransferRow, hasLeft: boolean): Promise<void> {
  const { store, clock } = ctx
  const arrived = row.kind === 'withdraw' ? ('submitted' as const) : ('done' as const)
  const change = hasLeft
    ? { status: arrived, message: null, updatedAt: clock() }
    : { status: 'failed' as const, message: neverArrived, updatedAt: clock() }
  if (!(await store.transfers.change(row.id, ['unknown'], change))) return
  announce(ctx, row.userId, 'balance.changed')
  const what = hasLeft ? 'The exchange has taken it: it is on its way' : neverArrived
  announce(ctx, row.userId, 'notification', `${row.amount} USDC: ${what}`)
}

async function findPayout(ctx: FundsContext, row: TransferRow): Promise<void> {
  const { store, chain, clock } = ctx
  const paid = await chain.payouts(asAddress(row.destination), row.route)
  const known = await store.transfers.payments(row.destination)
  const payment = paid
    .filter((one) => isPayoutOf(row, one.amount) && one.at >= row.createdAt - payoutSkewMs)
    .find(({ txHash }) => !takeOne(known, txHash))
  if (payment === undefined) return
  const change = { status: 'done' as const, txHash: payment.txHash, updatedAt: clock() }
  if (await store.transfers.change(row.id, ['submitted'], change)) {
    announce(ctx, row.userId, 'balance.changed')
    announce(ctx, row.userId, 'notification', `Your withdrawal of ${row.amount} USDC has arrived`)
  }
}

/** Circle may deduct a little more for a mint than it announced. */
function isPayoutOf({ amount, fee, route }: TransferRow, paid: DecimalString): boolean {
  const most = subtract(amount, fee)
  if (route === 'bridge') return paid === most
  return compare(paid, most) <= 0 && compare(paid, subtract(most, mintFeeAtMost)) >= 0
}

/**
 * Removes one occurrence; false when there was none. A transaction that pays several times is in the list several
 * times.
 */
function takeOne(list: string[], item: string): boolean {
  const index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
  return index >= 0
}

function isDue({ clock, looks }: FundsContext, { kind, status, createdAt }: TransferRow): boolean {
  if (kind !== 'withdraw' || status !== 'submitted') return false
  const age = clock() - createdAt
  if (age < payoutSoonMs) return true
  return age < payoutNeverMs && looks % rarely === 0
}

/** Less and less often: each reading of the ledger costs request weight. */
function shouldAsk({ clock, timing, asks }: FundsContext, row: TransferRow): boolean {
  const count = (asks.get(row.id) ?? 0) + 1
  return isUnknown(row) && clock() - row.createdAt >= count ** 2 * timing.look
}

function isUnknown({ status }: TransferRow): boolean {
  return status === 'unknown'
}

/** Written by the verbs, from a checked address. */
function asAddress(text: string): Address {
  return text as Address
}
