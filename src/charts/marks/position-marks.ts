import { t } from '@lingui/core/macro'
import type { Position } from '../../../contract/trading/positions.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { ChartMarker, PriceLine } from '../chart-data.ts'

export function chartMarkers(positions: readonly Position[]): ChartMarker[] {
  return positions.flatMap(({ id, side, entryPrice, openedAt, closedAt, closeReason }) => {
    if (entryPrice === '0') return []
    // Without text: the arrow shows the direction, and texts of neighbouring entries would overlap.
    const entry: ChartMarker = { id: `${id}-entry`, at: openedAt, kind: 'entry', side }
    if (closedAt === null) return [entry]
    const label = closeReason === null ? t`Closed` : closeWords[closeReason]
    return [entry, { id: `${id}-exit`, at: closedAt, kind: 'exit', side, label }]
  })
}

const closeWords = {
  get take_profit() {
    return t`Target`
  },
  get stop_loss() {
    return t`Stop`
  },
  get signal() {
    return t`Signal`
  },
  get session_end() {
    return t`End`
  },
  get manual() {
    return t`Closed`
  },
  get liquidated() {
    return t`Liquidated`
  },
  get settled() {
    return t`Settled`
  },
  get deleveraged() {
    return t`Deleveraged`
  },
  get dust() {
    return t`Left`
  },
  get unaccounted() {
    return t`Gone`
  },
  get unknown() {
    return t`Closed`
  },
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
  get entry() {
    return t`Entry`
  },
  take_profit: 'TP',
  stop_loss: 'SL',
  get liquidation() {
    return t`Liq`
  },
  get mark() {
    return t`Mark`
  },
  get alert() {
    return t`Alert`
  },
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
