import { t } from '@lingui/core/macro'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { formatDuration } from '../../../../lib/time.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { countTrades } from '../figure-words.ts'
import { BarsPlot } from '../plot/bars-plot.tsx'
import type { DurationData } from './chart-data.ts'

interface Band {
  /** Minutes; null: no end. */
  from: number
  to: number | null
  trades: number
  net: string
}

export function HoldingPeriod({ data: { n, bands: told } }: { data: DurationData }) {
  const bands = told.map(({ from_minutes, trade_count, net_pnl }, index): Band => ({
    from: from_minutes,
    to: told[index + 1]?.from_minutes ?? null,
    trades: trade_count,
    net: net_pnl,
  }))
  return (
    <ChartCard
      question={t`How long do I hold?`}
      count={countTrades(n)}
      file="holding-period"
      columns={columns()}
      rows={bands}
      plot={(width) => (
        <BarsPlot
          label={t`Trades by how long they were held: ${bands.map((band) => `${bandWords(band)} ${band.trades}`).join(', ')}`}
          width={width}
          text={(value) => (Number.isInteger(value) ? String(value) : '')}
          tone="plain"
          bars={bands.map((band) => ({
            key: String(band.from),
            label: bandWords(band),
            value: band.trades,
            title: `${bandWords(band)}: ${countTrades(band.trades)}, ${formatMoney(band.net, { signed: true })}`,
          }))}
        />
      )}
    />
  )
}

function bandWords({ from, to }: Band): string {
  if (to === null) return t`≥ ${formatDuration(from * 60_000)}`
  return t`< ${formatDuration(to * 60_000)}`
}

function columns(): CardColumn<Band>[] {
  return [
    { key: 'from_minutes', name: t`Held`, value: ({ from }) => String(from), shown: bandWords },
    { key: 'trades', name: t`Trades`, value: ({ trades }) => String(trades) },
    {
      key: 'net_pnl',
      name: t`Net`,
      value: ({ net }) => net,
      shown: ({ net }) => formatMoney(net, { signed: true }),
    },
  ]
}
