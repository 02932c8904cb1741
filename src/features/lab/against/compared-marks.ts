// What a program did live and what its backtest did, as markers on one chart.
import { t } from '@lingui/core/macro'
import type { compareBinding } from '../../../../contract/lab/comparisons.ts'
import type { OutputOf } from '../../../../contract/endpoint.ts'
import type { ChartMarker } from '../../../charts/chart-data.ts'
import { formatPrice } from '../../../lib/numbers/format.ts'
import { timeOfIso } from '../../../lib/time.ts'

export type Comparison = OutputOf<typeof compareBinding>
export type ComparedRow = Comparison['rows'][number]
type Side = NonNullable<ComparedRow['live']>

/** Of one market. Only what was filled has a mark. */
export function comparedMarks(rows: readonly ComparedRow[], symbol: string): ChartMarker[] {
  return rows.flatMap((row, i) =>
    row.symbol !== symbol
      ? []
      : [
          ...(row.live === null
            ? []
            : marksOf(`live-${i}`, t({ message: 'Live', context: 'with money' }), row.live)),
          ...(row.tested === null ? [] : marksOf(`tested-${i}`, t`Backtest`, row.tested)),
        ],
  )
}

function marksOf(id: string, label: string, side: Side): ChartMarker[] {
  const { at, action, fill_price, quantity } = side
  if (fill_price === null || quantity === null) return []
  const price = formatPrice(fill_price)
  return [
    {
      id,
      at: timeOfIso(at),
      kind: action === 'close' ? 'exit' : 'entry',
      side: quantity > 0 ? 'long' : 'short',
      label,
      note: quantity > 0 ? t`${label}: bought at ${price}` : t`${label}: sold at ${price}`,
    },
  ]
}
