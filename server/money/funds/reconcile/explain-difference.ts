// Explains a difference between books and exchange. Ledger rows whose value this code does not know cause no alarm:
// they are shown, and the balance tells their amount.
import type { DecimalString, UserId } from '../../../../contract/primitives.ts'
import { entryRow } from '../entry-row.ts'
import { type FundsContext, addressOf } from '../funds-context.ts'
import { openingOf } from '../opening.ts'
import { doubtfulSince, settleUncertainRows, settleGap } from '../settle-uncertain-rows.ts'

/** True when something was booked that may explain the difference. Throws what the exchange port throws. */
export async function explainDifference(
  ctx: FundsContext,
  userId: UserId,
  difference: DecimalString,
): Promise<boolean> {
  const { store, exchange } = ctx
  const opening = await openingOf(ctx, userId)
  const trades = await exchange.otherTradesSince(await addressOf(store, userId), opening.at + 1)
  let isNew = false
  for (const trade of trades) {
    isNew = (await store.ledgerEntries.insert(entryRow(userId, trade))) || isNew
  }
  // Compare again before looking for the rest.
  if (isNew) return true
  if (await settleUncertainRows(ctx, userId, opening, difference)) return true
  if (await settleGap(ctx, userId, opening, difference)) return true
  const rows = await doubtfulSince(ctx, userId, opening)
  const hasOpenMarkets = opening.mode === 'pooled' && trades.length > 0
  if (rows.length === 0 && !hasOpenMarkets) return false
  await bookRest(ctx, userId, difference, rows.length)
  return true
}

/** Books the unexplained rest in a line of its own, so that it stays visible. */
async function bookRest(
  ctx: FundsContext,
  userId: UserId,
  difference: DecimalString,
  rows: number,
): Promise<void> {
  const { store, clock, log } = ctx
  const at = clock()
  const note =
    'Moved by what Alura does not follow: other markets, or rows of a kind that it does not know'
  await store.ledgerEntries.insert({
    userId,
    key: `elsewhere:${at}`,
    at,
    kind: 'other',
    amount: difference,
    fee: '0',
    counterparty: null,
    data: { note },
  })
  log.warn({ userId, difference, rows }, 'a difference was booked as moved elsewhere')
}
