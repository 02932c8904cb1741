import { t } from '@lingui/core/macro'
import { toNumber } from '../../../../../contract/decimal.ts'
import { formatMoney, formatPercent } from '../../../../lib/numbers/format.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { axisMoney, countTrades, shortDay } from '../figure-words.ts'
import { LinePlot } from '../plot/line-plot.tsx'
import type { EquityData } from './chart-data.ts'

export function CumulativeResult({ data: { n, data } }: { data: EquityData }) {
  const last = data.at(-1)?.cumulative_pnl ?? '0'
  return (
    <ChartCard
      question={t`How did the result grow?`}
      count={countTrades(n)}
      file="cumulative-net"
      columns={curveColumns()}
      rows={data}
      plot={(width) => (
        <LinePlot
          label={t`Sum of net results by day, ${formatMoney(last, { signed: true })} at the end`}
          width={width}
          points={data.map((day) => ({
            label: shortDay(day.date),
            value: toNumber(day.cumulative_pnl),
          }))}
          text={axisMoney}
          tone="accent"
        />
      )}
    />
  )
}

export function Drawdown({ data: { n, data } }: { data: EquityData }) {
  const deepest = data.reduce((least, { drawdown }) => Math.min(least, toNumber(drawdown)), 0)
  return (
    <ChartCard
      question={t`How deep did it fall on the way?`}
      count={countTrades(n)}
      file="drawdown"
      columns={curveColumns()}
      rows={data}
      plot={(width) => (
        <LinePlot
          label={t`Distance below the highest value so far, ${formatMoney(deepest)} at the deepest`}
          width={width}
          points={data.map((day) => ({ label: shortDay(day.date), value: toNumber(day.drawdown) }))}
          text={axisMoney}
          tone="loss"
        />
      )}
    />
  )
}

function curveColumns(): CardColumn<EquityData['data'][number]>[] {
  return [
    { key: 'date', name: t`Day`, value: ({ date }) => date, isText: true },
    {
      key: 'cumulative_net',
      name: t`Sum so far`,
      value: ({ cumulative_pnl }) => cumulative_pnl,
      shown: ({ cumulative_pnl }) => formatMoney(cumulative_pnl, { signed: true }),
    },
    {
      key: 'equity',
      name: t`Equity`,
      value: ({ equity }) => equity ?? '',
      shown: ({ equity }) => (equity === null ? '—' : formatMoney(equity)),
    },
    {
      key: 'drawdown',
      name: t`Drawdown`,
      value: ({ drawdown }) => drawdown,
      shown: ({ drawdown }) => formatMoney(drawdown),
    },
    {
      key: 'drawdown_pct',
      name: '%',
      value: ({ drawdown_pct }) => String(drawdown_pct ?? ''),
      shown: ({ drawdown_pct }) => (drawdown_pct === null ? '—' : formatPercent(drawdown_pct)),
    },
  ]
}
