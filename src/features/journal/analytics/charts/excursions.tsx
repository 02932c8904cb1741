import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { formatPercent } from '../../../../lib/numbers/format.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { countTrades, formatR } from '../figure-words.ts'
import { BarsPlot } from '../plot/bars-plot.tsx'
import type { ExcursionData } from './chart-data.ts'

interface SpreadRow {
  key: string
  name: string
  n: number
  p10: number
  median: number
  p90: number
}

/** Whether stops are too wide (winners never went there) and targets too far (losers had been ahead). */
export function Excursions({ data }: { data: ExcursionData }) {
  const rows: SpreadRow[] = [
    { key: 'mae_of_winners', name: t`Winners, at their worst`, spread: data.mae_of_winners },
    { key: 'mfe_of_losers', name: t`Losers, at their best`, spread: data.mfe_of_losers },
  ].flatMap(({ spread, ...row }) => (spread === null ? [] : [{ ...row, ...spread }]))
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <ChartCard
        question={t`Are stop and target where they should be?`}
        count={countTrades(data.n)}
        note={t`bars are medians, lines span the middle 80 %`}
        file="excursions"
        columns={columns()}
        rows={rows}
        plot={(width) => (
          <BarsPlot
            label={rows
              .map(
                ({ name, median, p10, p90 }) =>
                  t`${name}: median ${formatR(median)}, from ${formatR(p10)} to ${formatR(p90)}`,
              )
              .join('; ')}
            width={width}
            text={(value) => formatR(value)}
            tone="sign"
            bars={rows.map(({ key, name, median, p10, p90 }) => ({
              key,
              label: name,
              value: median,
              low: p10,
              high: p90,
              title: `${name}: ${formatR(median)}`,
            }))}
          />
        )}
      />
      <dl className="text-xs">
        <Fact name={t`Losers that had been 1 R ahead`}>{percent(data.losers_once_ahead_pct)}</Fact>
        <Fact name={t`Ended at zero after 1 R ahead`}>{countOnly(data.scratches_once_ahead)}</Fact>
        <Fact name={t`What winners kept of their best`}>{percent(data.kept_of_best_pct)}</Fact>
      </dl>
    </div>
  )
}

const percent = (value: number | null): string =>
  value === null ? '—' : formatPercent(value, { places: 0 })

const countOnly = (count: number): string => String(count)

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center justify-between gap-4 border-b border-line last:border-0">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function columns(): CardColumn<SpreadRow>[] {
  const r = (key: 'p10' | 'median' | 'p90', name: string): CardColumn<SpreadRow> => ({
    key,
    name,
    value: (row) => String(row[key]),
    shown: (row) => formatR(row[key]),
  })
  return [
    { key: 'what', name: t`Of`, value: ({ key }) => key, shown: ({ name }) => name, isText: true },
    { key: 'trades', name: t`Trades`, value: ({ n }) => String(n) },
    r('p10', t`10 % below`),
    r('median', t`Median`),
    r('p90', t`10 % above`),
  ]
}
