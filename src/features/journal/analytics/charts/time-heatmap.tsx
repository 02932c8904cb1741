import { t } from '@lingui/core/macro'
import { toNumber } from '../../../../../contract/decimal.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { zoneName } from '../../../../lib/time.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { countTrades } from '../figure-words.ts'
import { HeatmapPlot } from '../plot/heatmap-plot.tsx'
import type { TimeData } from './chart-data.ts'

type Cell = TimeData['data'][number]

/** Monday first. */
export const weekdays = () => [t`Mon`, t`Tue`, t`Wed`, t`Thu`, t`Fri`, t`Sat`, t`Sun`]

const hours = Array.from({ length: 24 }, (_, hour) => (hour % 3 === 0 ? String(hour) : ''))

/** By the hour and the day of the week at which trades were opened, in the viewer's zone. */
export function TimeHeatmap({ data: { n, data } }: { data: TimeData }) {
  const names = weekdays()
  return (
    <ChartCard
      question={t`When do I lose?`}
      count={countTrades(n)}
      note={t`by the hour of opening, ${zoneName()}`}
      file="net-by-hour"
      columns={columns(names)}
      rows={data}
      plot={(width) => (
        <HeatmapPlot
          label={t`Net result by hour and day of the week: ${worstWords(data, names)}`}
          width={width}
          rows={names}
          columns={hours}
          cells={data.map((cell) => ({
            column: cell.hour,
            row: cell.day_of_week,
            value: toNumber(cell.net_pnl),
            title: cellWords(cell, names),
          }))}
        />
      )}
    />
  )
}

function cellWords({ hour, day_of_week, trade_count, net_pnl }: Cell, names: string[]): string {
  return `${names[day_of_week] ?? ''} ${hour}:00 ${formatMoney(net_pnl, { signed: true })}, ${countTrades(trade_count)}`
}

function worstWords(cells: readonly Cell[], names: string[]): string {
  const worst = cells.toSorted((one, other) => toNumber(one.net_pnl) - toNumber(other.net_pnl))[0]
  if (worst === undefined || toNumber(worst.net_pnl) >= 0) return t`no hour lost`
  return t`the worst is ${cellWords(worst, names)}`
}

function columns(names: string[]): CardColumn<Cell>[] {
  return [
    {
      key: 'day_of_week',
      name: t`Day`,
      value: ({ day_of_week }) => String(day_of_week),
      shown: ({ day_of_week }) => names[day_of_week] ?? '',
      isText: true,
    },
    {
      key: 'hour',
      name: t`Hour`,
      value: ({ hour }) => String(hour),
      shown: ({ hour }) => `${hour}:00`,
    },
    { key: 'trades', name: t`Trades`, value: ({ trade_count }) => String(trade_count) },
    {
      key: 'net_pnl',
      name: t`Net`,
      value: ({ net_pnl }) => net_pnl,
      shown: ({ net_pnl }) => formatMoney(net_pnl, { signed: true }),
    },
  ]
}
