import { t } from '@lingui/core/macro'
import type { DeskTrade } from '../../../../../contract/desk/trade.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { PriceLine } from '../../../../charts/chart-data.ts'

/**
 * The levels of trades of this market that the chart does not show as a position: one line a price, with the number of
 * trades that share it.
 */
export function linesOfTrades(trades: readonly DeskTrade[]): PriceLine[] {
  const lines = new Map<string, PriceLine>()
  for (const [kind, label, price] of trades.flatMap(levelsOf)) {
    const id = `${kind}-${label}-${price}`
    const line = lines.get(id) ?? { id, kind, price, label, count: 0 }
    lines.set(id, { ...line, count: line.count + 1 })
  }
  return [...lines.values()]
}

type Level = [PriceLine['kind'], string, DecimalString]

function levelsOf(trade: DeskTrade): Level[] {
  const stop = trade.stop_loss_price
  return [
    [
      'entry',
      trade.status === 'pending' ? t`Waits` : t`Entry`,
      trade.average_entry ?? trade.entry_price,
    ],
    ...trade.take_profit.flatMap(({ status, price }): Level[] =>
      status === 'pending' ? [['take_profit', 'TP', price]] : [],
    ),
    ...(stop === null ? [] : [['stop_loss', 'SL', stop] satisfies Level]),
  ]
}
