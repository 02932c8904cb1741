import type { Position } from '../../contract/trading/positions.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { ChartMarker, PriceLine } from './chart-data.ts'

export function chartMarkers(positions: readonly Position[]): ChartMarker[] {
  return positions.flatMap(({ id, side, entryPrice, openedAt, closedAt, closeReason }) => {
    if (entryPrice === '0') return []
    const entry: ChartMarker = {
      id: `${id}-entry`,
      at: openedAt,
      kind: 'entry',
      side,
      label: side === 'long' ? 'Long' : 'Short',
    }
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

interface Level {
  kind: PriceLine['kind']
  price: DecimalString
  /** Numbers of the open positions that share it, from 1. */
  positions: number[]
}

/** The prices that decide about what is open: one line for each price, numbered when not all positions share it. */
export function chartPriceLines(
  positions: readonly Position[],
  mark: DecimalString | null,
): PriceLine[] {
  const open = positions.filter(
    ({ status, entryPrice }) => status !== 'closed' && entryPrice !== '0',
  )
  const levels = new Map<string, Level>()
  for (const [index, position] of open.entries()) {
    for (const [kind, price] of decidingPrices(position)) {
      const id = `${kind}-${price}`
      const level = levels.get(id) ?? { kind, price, positions: [] }
      level.positions.push(index + 1)
      levels.set(id, level)
    }
  }
  const lines = [...levels].map(([id, { kind, price, positions: numbers }]) => ({
    id,
    kind,
    price,
    label:
      numbers.length === open.length ? kindWords[kind] : `${kindWords[kind]} ${numbers.join(', ')}`,
  }))
  return mark === null
    ? lines
    : [...lines, { id: 'mark', kind: 'mark', price: mark, label: kindWords.mark }]
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
