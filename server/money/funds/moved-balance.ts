// Decides from the balance alone whether the exchange carried out a transfer that it did not answer: compares the
// account's loss since then with its trades, funding and ledger.
import { absolute, add, compare, subtract, zero } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { TransferRow } from '../../storage/money/transfers.ts'
import type { AccountState } from '../../venue/port.ts'
import { type FundsContext, addressOf } from './funds-context.ts'

/** USDC. The exchange rounds every figure. */
const tolerance = '0.01'

/** USDC. Equity without the unrealized profit of open positions, those on other dexs included where they are known. */
export function cashOf({ equity, positions, elsewhere = zero }: AccountState): DecimalString {
  const profits = positions.map(({ unrealizedPnl }) => unrealizedPnl)
  return subtract(equity, add(elsewhere, ...profits))
}

/** `unclear` when something else changed the balance as well. Throws what the exchange port throws. */
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
