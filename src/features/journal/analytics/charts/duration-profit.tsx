import { t } from '@lingui/core/macro'
import { toNumber } from '../../../../../contract/decimal.ts'
import { bandStarts } from '../../../../../engine/journal/duration-bands.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { formatDuration } from '../../../../lib/time.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { axisMoney, countTrades } from '../figure-words.ts'
import { ScatterPlot } from '../plot/scatter-plot.tsx'
import type { DurationData } from './chart-data.ts'

/** Minutes: what ended at once is drawn as if it had lasted so long. */
const shortest = 1 / 60

export function DurationProfit({ data: { n, data, sampled } }: { data: DurationData }) {
  return (
    <ChartCard
      question={t`Does waiting pay?`}
      count={countTrades(n)}
      note={sampled ? sampleWords(data.length) : undefined}
      file="duration-and-net"
      columns={columns()}
      rows={data}
      plot={(width) => (
        <ScatterPlot
          label={t`Net result of each trade by how long it was held, ${countTrades(n)}`}
          width={width}
          points={data.map(({ duration_minutes, net_pnl }) => ({
            x: Math.max(shortest, duration_minutes),
            y: toNumber(net_pnl),
          }))}
          xText={(minutes) => formatDuration(minutes * 60_000)}
          yText={axisMoney}
          xTicks={bandStarts.filter((minutes) => minutes > 0)}
        />
      )}
    />
  )
}

function columns(): CardColumn<DurationData['data'][number]>[] {
  return [
    { key: 'symbol', name: t`Market`, value: ({ symbol }) => symbol, isText: true },
    { key: 'side', name: t`Side`, value: ({ side }) => side, shown: ({ side }) => sideWords(side) },
    {
      key: 'minutes',
      name: t`Held`,
      value: ({ duration_minutes }) => String(duration_minutes),
      shown: ({ duration_minutes }) => formatDuration(duration_minutes * 60_000),
    },
    {
      key: 'net_pnl',
      name: t`Net`,
      value: ({ net_pnl }) => net_pnl,
      shown: ({ net_pnl }) => formatMoney(net_pnl, { signed: true }),
    },
  ]
}

function sampleWords(count: number): string {
  return t`drawn from ${count} of them, evenly chosen`
}

const sideWords = (side: 'buy' | 'sell'): string => (side === 'buy' ? t`Long` : t`Short`)
