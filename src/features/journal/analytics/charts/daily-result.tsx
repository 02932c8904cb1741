import { t } from '@lingui/core/macro'
import { toNumber } from '../../../../../contract/decimal.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { ChartCard, type CardColumn } from '../chart-card.tsx'
import { axisMoney, countDays, countTrades, shortDay } from '../figure-words.ts'
import { BarsPlot } from '../plot/bars-plot.tsx'
import type { DayData } from './chart-data.ts'
import { daySpans, type DaySpan } from './day-bars.ts'

/** Px of the thinnest bar with the space beside it. */
const thinnest = 5

export function DailyResult({ data: { n, data } }: { data: DayData }) {
  return (
    <ChartCard
      question={t`Which days made the result?`}
      count={countTrades(n)}
      note={countDays(data.length)}
      file="net-by-day"
      columns={dayColumns()}
      rows={data}
      plot={(width) => (
        <BarsPlot
          label={t`Net result by day, ${countDays(data.length)}`}
          width={width}
          text={axisMoney}
          tone="sign"
          bars={daySpans(data, (width - 70) / thinnest).map((span) => ({
            key: span.from,
            label: shortDay(span.from),
            value: toNumber(span.net),
            title: `${spanWords(span)} ${formatMoney(span.net, { signed: true })}, ${countTrades(span.trades)}`,
          }))}
        />
      )}
    />
  )
}

function spanWords({ from, to }: DaySpan): string {
  return from === to ? shortDay(from) : `${shortDay(from)} – ${shortDay(to)}`
}

function dayColumns(): CardColumn<DayData['data'][number]>[] {
  return [
    { key: 'date', name: t`Day`, value: ({ date }) => date, isText: true },
    {
      key: 'net_pnl',
      name: t`Net`,
      value: ({ net_pnl }) => net_pnl,
      shown: ({ net_pnl }) => formatMoney(net_pnl, { signed: true }),
    },
    { key: 'trades', name: t`Trades`, value: ({ trade_count }) => String(trade_count) },
    { key: 'wins', name: t`Won`, value: ({ win_count }) => String(win_count) },
  ]
}
