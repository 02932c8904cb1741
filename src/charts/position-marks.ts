import type { Position } from '../../contract/trading/positions.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { ChartMarker, PriceLine } from './chart-data.ts'

export function chartMarkers(positions: readonly Position[]): ChartMarker[] {
  return positions.flatMap(({ id, side, entryPrice, openedAt, closedAt, closeReason }) => {
    if (entryPrice === '0') return []
    // Without text: the arrow shows the direction, and texts of neighbouring entries would overlap.
    const entry: ChartMarker = { id: `${id}-entry`, at: openedAt, kind: 'entry', side }
    if (closedAt === null) return [entry]
    const label = closeReason === null ? 'Closed' : closeWords[closeReason]
    return [entry, { id: `${id}-exit`, at: closedAt, kind: 'exit', side, label }]
  })
}

const closeWords = {
  take_profit: 'Target',
  stop_loss: 'Stop',
  signal: 'Signal',
  session_end: 'End',
  manual: 'Closed',
  liquidated: 'Liquidated',
  settled: 'Settled',
  deleveraged: 'Deleveraged',
  dust: 'Left',
  unaccounted: 'Gone',
  unknown: 'Closed',
} as const

/** The stops and targets of open positions: one line per price, with the number of positions that share it. */
export function chartPriceLines(
  positions: readonly Position[],
  mark: DecimalString | null,
): PriceLine[] {
  const open = positions.filter(
    ({ status, entryPrice }) => status !== 'closed' && entryPrice !== '0',
  )
  const lines = new Map<string, PriceLine>()
  for (const [kind, price] of open.flatMap(decidingPrices)) {
    const id = `${kind}-${price}`
    const line = lines.get(id) ?? { id, kind, price, label: kindWords[kind], count: 0 }
    lines.set(id, { ...line, count: line.count + 1 })
  }
  if (mark !== null)
    lines.set('mark', { id: 'mark', kind: 'mark', price: mark, label: kindWords.mark, count: 1 })
  return [...lines.values()]
}

const kindWords: Record<PriceLine['kind'], string> = {
  entry: 'Entry',
  take_profit: 'TP',
  stop_loss: 'SL',
  liquidation: 'Liq',
  mark: 'Mark',
}

function decidingPrices(position: Position): [PriceLine['kind'], DecimalString][] {
  const prices: [PriceLine['kind'], DecimalString | null][] = [
    ['entry', position.entryPrice],
    ['take_profit', position.takeProfitPrice],
    ['stop_loss', position.stopLossPrice],
    ['liquidation', position.liquidationPrice],
  ]
  return prices.flatMap(([kind, price]) => (price === null ? [] : [[kind, price]]))
}
