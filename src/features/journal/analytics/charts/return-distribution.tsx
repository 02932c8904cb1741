import { t } from '@lingui/core/macro'
import { formatPercent } from '../../../../lib/numbers/format.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { countDays } from '../figure-words.ts'
import { BarsPlot } from '../plot/bars-plot.tsx'
import type { ReturnData } from './chart-data.ts'

type Band = ReturnData['data'][number]

/** Returns of days, relative to the equity at their start. */
export function ReturnDistribution({ data: { n, data } }: { data: ReturnData }) {
  return (
    <ChartCard
      question={t`How far does a day go?`}
      count={countDays(n)}
      note={t`in percent of the equity at the start of the day`}
      file="daily-returns"
      columns={columns()}
      rows={data}
      plot={(width) => (
        <BarsPlot
          label={t`Days by their return: ${data.map((band) => `${bandWords(band)} ${band.day_count}`).join(', ')}`}
          width={width}
          text={(value) => (Number.isInteger(value) ? String(value) : '')}
          tone="plain"
          bars={data.map((band) => ({
            key: String(band.from_pct),
            label: formatPercent(band.from_pct, { places: 0, signed: true }),
            value: band.day_count,
            title: `${bandWords(band)}: ${countDays(band.day_count)}`,
          }))}
        />
      )}
    />
  )
}

function bandWords({ from_pct }: Band): string {
  const style = { places: 0, signed: true }
  return t`${formatPercent(from_pct, style)} to ${formatPercent(from_pct + 1, style)}`
}

function columns(): CardColumn<Band>[] {
  return [
    {
      key: 'from_pct',
      name: t`Return`,
      value: ({ from_pct }) => String(from_pct),
      shown: bandWords,
      isText: true,
    },
    { key: 'days', name: t`Days`, value: ({ day_count }) => String(day_count) },
  ]
}
