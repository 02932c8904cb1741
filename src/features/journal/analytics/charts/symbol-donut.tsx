import { t } from '@lingui/core/macro'
import { formatMoney, formatPercent } from '../../../../lib/numbers/format.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { countTrades } from '../figure-words.ts'
import { DonutPlot } from '../plot/donut-plot.tsx'
import type { SymbolData } from './chart-data.ts'

type Row = SymbolData['data'][number]

export function SymbolDonut({ data: { n, data } }: { data: SymbolData }) {
  const share = (count: number): string =>
    formatPercent((count / Math.max(1, n)) * 100, { places: 0 })
  const rows = data.toSorted((one, other) => other.trade_count - one.trade_count)
  const [first, rest] = [rows.slice(0, most), rows.slice(most)]
  const others = rest.reduce((sum, { trade_count }) => sum + trade_count, 0)
  const parts = [
    ...first.map(({ symbol, trade_count }) => ({ name: symbol, value: trade_count })),
    ...(others === 0 ? [] : [{ name: t`${rest.length} others`, value: others }]),
  ]
  return (
    <ChartCard
      question={t`What do I trade?`}
      count={countTrades(n)}
      file="trades-by-symbol"
      columns={symbolColumns()}
      rows={rows}
      plot={(width) => (
        <DonutPlot
          label={t`Share of trades by market: ${parts.map(({ name, value }) => `${name} ${share(value)}`).join(', ')}`}
          width={width}
          parts={parts.map((part) => ({ ...part, text: `${part.value} · ${share(part.value)}` }))}
        />
      )}
    />
  )
}

const most = 7

export function symbolColumns(): CardColumn<Row>[] {
  return [
    { key: 'symbol', name: t`Market`, value: ({ symbol }) => symbol, isText: true },
    { key: 'trades', name: t`Trades`, value: ({ trade_count }) => String(trade_count) },
    {
      key: 'net_pnl',
      name: t`Net`,
      value: ({ net_pnl }) => net_pnl,
      shown: ({ net_pnl }) => formatMoney(net_pnl, { signed: true }),
    },
    {
      key: 'win_rate_pct',
      name: t`Won`,
      value: ({ win_rate }) => String(win_rate),
      shown: ({ win_rate }) => formatPercent(win_rate, { places: 0 }),
    },
  ]
}
