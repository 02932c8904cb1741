import { t } from '@lingui/core/macro'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { formatDuration } from '../../../../lib/time.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { countTrades } from '../figure-words.ts'
import { BarsPlot } from '../plot/bars-plot.tsx'
import type { DurationData } from './chart-data.ts'
import { durationBands, type DurationBand } from './duration-bands.ts'

export function HoldingPeriod({ data: { n, data, sampled } }: { data: DurationData }) {
  const bands = durationBands(data)
  return (
    <ChartCard
      question={t`How long do I hold?`}
      count={countTrades(n)}
      note={sampled ? sampleWords(data.length) : undefined}
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

export function sampleWords(count: number): string {
  return t`drawn from ${count} of them, evenly chosen`
}

function bandWords({ from, to }: DurationBand): string {
  if (to === null) return t`≥ ${formatDuration(from * 60_000)}`
  return t`< ${formatDuration(to * 60_000)}`
}

function columns(): CardColumn<DurationBand>[] {
  return [
    { key: 'from_minutes', name: t`Held`, value: ({ from }) => String(from), shown: bandWords },
    { key: 'trades', name: t`Trades`, value: ({ trades }) => String(trades) },
    {
      key: 'net_pnl',
      name: t`Net`,
      value: ({ net }) => net.toFixed(2),
      shown: ({ net }) => formatMoney(net, { signed: true }),
    },
  ]
}
