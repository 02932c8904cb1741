import { t } from '@lingui/core/macro'
import { formatMoney, formatPercent } from '../../../../lib/numbers/format.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { countTrades } from '../figure-words.ts'
import { BarsPlot } from '../plot/bars-plot.tsx'
import type { TargetData } from './chart-data.ts'

type Target = TargetData['data'][number]

/** How often each target was reached, and the next one after it. */
export function Targets({ data: { n, data } }: { data: TargetData }) {
  return (
    <ChartCard
      question={t`Do further targets pay?`}
      count={countTrades(n)}
      note={t`percent of trades that reached each target`}
      file="targets"
      columns={columns()}
      rows={data}
      plot={(width) => (
        <BarsPlot
          label={data.map(inWords).join('; ')}
          width={width}
          text={(value) => formatPercent(value, { places: 0 })}
          tone="plain"
          upTo={100}
          bars={data.map((target) => ({
            key: String(target.target),
            label: t`Target ${target.target}`,
            value: target.reached_pct,
            title: inWords(target),
          }))}
        />
      )}
    />
  )
}

function inWords({ target, reached, trade_count, earned }: Target): string {
  return t`Target ${target}: reached ${reached} of ${trade_count} times, earned ${formatMoney(earned, { signed: true })}`
}

function columns(): CardColumn<Target>[] {
  return [
    { key: 'target', name: t`Target`, value: ({ target }) => String(target), isText: true },
    { key: 'trades', name: t`Trades`, value: ({ trade_count }) => String(trade_count) },
    { key: 'reached', name: t`Reached`, value: ({ reached }) => String(reached) },
    {
      key: 'earned',
      name: t`Earned`,
      value: ({ earned }) => earned,
      shown: ({ earned }) => formatMoney(earned, { signed: true }),
    },
    {
      key: 'next_reached_pct',
      name: t`Next reached after it`,
      value: ({ next_reached_pct }) => String(next_reached_pct ?? ''),
      shown: ({ next_reached_pct }) =>
        next_reached_pct === null ? '—' : formatPercent(next_reached_pct, { places: 0 }),
    },
  ]
}
