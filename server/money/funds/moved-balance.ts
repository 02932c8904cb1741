// Whether the exchange took the money of a transfer that it gave no answer about, told by the balance alone: what the
// account has lost since, and neither trades, funding nor the ledger explain.
import { absolute, add, compare, subtract } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { TransferRow } from '../../storage/money/transfers.ts'
import type { AccountState } from '../../venue/port.ts'
import { type FundsContext, addressOf } from './funds-context.ts'

/** Every figure of the exchange is rounded. */
const tolerance = '0.01'

/** Equity without what the marks make of open positions. */
export function cashOf({ equity, positions }: AccountState): DecimalString {
  return subtract(equity, add(0, ...positions.map(({ unrealizedPnl }) => unrealizedPnl)))
}

/** `unclear`: something else moved it as well. Throws what the exchange port throws. */
export async function hasMoved(
  ctx: FundsContext,
  transfer: TransferRow,
): Promise<'moved' | 'still' | 'unclear'> {
  const { exchange, runner, store } = ctx
  const { userId, cashBefore, createdAt, amount } = transfer
  if (cashBefore === null) return 'still'
  await runner.syncFills(userId)
  const cash = cashOf(await exchange.account(await addressOf(store, userId)))
  const [booked, traded] = await Promise.all([
    store.ledgerEntries.sumSince(userId, createdAt),
    store.fills.netSince(userId, createdAt),
  ])
  const unexplained = subtract(cash, add(cashBefore, booked, traded))
  if (compare(absolute(unexplained), tolerance) <= 0) return 'still'
  const lacks = add(unexplained, amount, transfer.kind === 'send' ? transfer.fee : 0)
  return compare(absolute(lacks), tolerance) <= 0 ? 'moved' : 'unclear'
}
