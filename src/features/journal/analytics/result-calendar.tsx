import { plural, t } from '@lingui/core/macro'
import { zoneName } from '../../../lib/time.ts'
import { DayCalendar } from '../../../ui/calendar/day-calendar.tsx'
import type { DayData } from './charts/chart-data.ts'

/** Days: of more the calendar has the latest. */
const most = 400

export function ResultCalendar({ days }: { days: DayData['data'] }) {
  return (
    <section aria-labelledby="journal-calendar" className="flex flex-col gap-3">
      <h2 id="journal-calendar" className="text-base font-semibold">{t`Day by day`}</h2>
      <DayCalendar
        days={days.slice(-most).map(({ date, net_pnl, trade_count }) => ({
          day: date,
          netPnl: net_pnl,
          count: trade_count,
        }))}
        caption={t`Results of the trades that closed on each day. A column is a week.`}
        legend={t`Days are of the zone ${zoneName()}.`}
        countWords={countWords}
      />
    </section>
  )
}

function countWords(count: number | null): string {
  if (count === null) return t`no trade closed`
  return t`${plural(count, { one: '# trade', other: '# trades' })}`
}
