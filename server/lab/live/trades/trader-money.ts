// What a trader has of its budget: what its positions came to, and what they bind.
import {
  add,
  divide,
  maximum,
  multiply,
  negate,
  compare,
  subtract,
  zero,
} from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { Context } from '../../../context.ts'
import type { PositionRow } from '../../../storage/trading/positions.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import { entryPriceOf, openSizeOf, positionPnlOf } from '../../../trading/index.ts'

export interface TraderMoney {
  /** USDC, signed, with open positions at the mark; since it was last resumed after a stop. */
  net: DecimalString
  /** USDC that its open positions bind as margin. */
  bound: DecimalString
  /** USDC: budget and net; null without a budget. */
  equity: DecimalString | null
  /** USDC that is left for new positions; null without a budget. */
  free: DecimalString | null
}

export async function traderMoney(
  { store, exchange }: Pick<Context, 'store' | 'exchange'>,
  trader: TraderRow,
): Promise<TraderMoney> {
  const positions = await store.bindings.positionsOfAccount(trader.id)
  const markOf = ({ symbol, status }: PositionRow) =>
    status === 'closed' ? null : (exchange.mark(symbol)?.mark ?? null)
  const all = add(
    zero,
    ...positions.map((position) => positionPnlOf(position, markOf(position)).net),
  )
  const net = subtract(all, trader.lossesFrom)
  const live = positions.filter(({ status }) => status !== 'closed')
  const bound = add(zero, ...live.map(marginOf))
  const equity = trader.budget === null ? null : add(trader.budget, net)
  return { net, bound, equity, free: equity && maximum(subtract(equity, bound), 0) }
}

/** An entry that has not filled yet counts with all of it. */
function marginOf(position: PositionRow): DecimalString {
  const filled = divide(multiply(openSizeOf(position), entryPriceOf(position)), position.leverage)
  return position.status === 'opening' ? maximum(filled, position.budget) : filled
}

/** Why the trader stops itself, as text; undefined while it may go on. */
export function lossReached(trader: TraderRow, { net }: TraderMoney): string | undefined {
  if (trader.budget === null) return undefined
  const most = divide(multiply(trader.budget, trader.lossThreshold), 100)
  if (compare(net, negate(most)) > 0) return undefined
  const part =
    trader.lossThreshold === 100 ? 'Its budget' : `${trader.lossThreshold} % of its budget`
  return `${part} of ${trader.budget} USDC is lost: it has closed what was open and stopped. Resume it to go on`
}
