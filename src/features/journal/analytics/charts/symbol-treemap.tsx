import { t } from '@lingui/core/macro'
import { toNumber } from '../../../../../contract/decimal.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { ChartCard } from '../chart-card.tsx'
import { countTrades } from '../figure-words.ts'
import { TreemapPlot } from '../plot/treemap-plot.tsx'
import type { SymbolData } from './chart-data.ts'
import { symbolColumns } from './symbol-donut.tsx'

/** Area by size of the result, colour by its sign. */
export function SymbolTreemap({ data: { n, data } }: { data: SymbolData }) {
  const items = data.map(({ symbol, net_pnl }) => ({
    name: symbol,
    value: toNumber(net_pnl),
    text: formatMoney(net_pnl, { signed: true }),
  }))
  return (
    <ChartCard
      question={t`Where does the money come from, and where does it go?`}
      count={countTrades(n)}
      file="net-by-symbol"
      columns={symbolColumns()}
      rows={data}
      plot={(width) => (
        <TreemapPlot
          label={t`Net result by market: ${items.map(({ name, text }) => `${name} ${text}`).join(', ')}`}
          width={width}
          items={items}
        />
      )}
    />
  )
}
