import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useRef, useState, type KeyboardEvent } from 'react'
import { sign } from '../../../contract/decimal.ts'
import { cx } from '../../lib/cx.ts'
import { formatMoney } from '../../lib/numbers/format.ts'
import { formatUtcDay, formatUtcMonth, parseTime } from '../../lib/time.ts'
import { Money } from '../figures/money.tsx'
import {
  calendarWeeks,
  strengthOf,
  type CalendarDay,
  type Day,
  type Week,
} from './calendar-weeks.ts'

const weekdays = () => [t`Mon`, t`Tue`, t`Wed`, t`Thu`, t`Fri`, t`Sat`, t`Sun`]

/** Days per arrow key: weeks are columns. */
const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 }

export interface DayCalendarProps {
  days: readonly Day[]
  /** What the results are of, and whose days. */
  caption: string
  /** Below the calendar: whose days. */
  legend: string
  /** "3 trades"; null: "no trade". */
  countWords: (count: number | null) => string
}

/**
 * The results of each day by sign and strength; arrow keys move through it, and the current day is described as
 * text.
 */
export function DayCalendar({ days, caption, legend, countWords }: DayCalendarProps) {
  const table = useRef<HTMLTableElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const weeks = calendarWeeks(days)
  const all = weeks.flat().filter((day) => day !== null)
  const shown = all.find(({ day }) => day === chosen) ?? all.at(-1)
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined || shown === undefined) return
    event.preventDefault()
    const next = all[all.indexOf(shown) + step]
    if (next === undefined) return
    table.current?.querySelector<HTMLElement>(`[data-day="${next.day}"]`)?.focus()
  }
  if (shown === undefined) return null
  return (
    <div className="flex flex-col gap-3">
      <p className="min-h-5">
        <DayWords day={shown} countWords={countWords} />
      </p>
      {/* Relative, so that what is only read out scrolls with it and does not widen the page. */}
      <div ref={scrollToEnd} className="relative -mx-1 overflow-x-auto p-1">
        <table ref={table} className="border-separate border-spacing-1">
          <caption className="sr-only">{caption}</caption>
          <thead className="text-2xs text-muted">
            <tr>
              <th scope="col">
                <span className="sr-only">{t`Day of the week`}</span>
              </th>
              {weeks.map((week, index) => (
                <th
                  key={firstOf(week)}
                  scope="col"
                  className="h-4 max-w-7 overflow-visible text-left font-normal whitespace-nowrap"
                >
                  <span aria-hidden>{monthMark(week, weeks[index - 1])}</span>
                  <span className="sr-only">
                    <Trans>Week of {firstOf(week)}</Trans>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdays().map((name, row) => (
              <tr key={name}>
                <th scope="row" className="pr-2 text-left text-2xs font-normal text-muted">
                  {name}
                </th>
                {weeks.map((week) => (
                  <td key={firstOf(week)} className="p-0">
                    <Cell
                      day={week[row] ?? null}
                      days={days}
                      isStop={week[row]?.day === shown.day}
                      countWords={countWords}
                      onChoose={setChosen}
                      onKeyDown={move}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="text-xs text-muted">
        {t`+ gain, − loss; the deeper, the larger beside the strongest day.`} {legend}
      </p>
    </div>
  )
}

interface CellProps extends Pick<DayCalendarProps, 'days' | 'countWords'> {
  day: CalendarDay | null
  /** Whether the Tab key stops here. */
  isStop: boolean
  onChoose: (day: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

const square =
  'grid size-7 place-items-center rounded-sm text-2xs font-semibold leading-none pointer-coarse:size-8'

function Cell({ day, days, countWords, isStop, onChoose, onKeyDown }: CellProps) {
  if (day === null) return <span className={square} />
  const { result } = day
  const way = result === null ? 0 : sign(result.netPnl)
  return (
    <button
      type="button"
      data-day={day.day}
      tabIndex={isStop ? 0 : -1}
      aria-label={inWords(day, countWords)}
      onFocus={() => onChoose(day.day)}
      onPointerEnter={() => onChoose(day.day)}
      onKeyDown={onKeyDown}
      className={cx(square, 'relative overflow-hidden bg-sunken ring-1 ring-line ring-inset')}
    >
      <i
        aria-hidden
        className={cx('absolute inset-0', way > 0 ? 'bg-gain' : way < 0 ? 'bg-loss' : '')}
        style={{ opacity: result === null ? 0 : strengthOf(result, days) * 0.55 }}
      />
      <span aria-hidden className="relative">
        {result === null ? '' : way > 0 ? '+' : way < 0 ? '−' : '0'}
      </span>
    </button>
  )
}

type CountWords = DayCalendarProps['countWords']

function DayWords({
  day: { day, result },
  countWords,
}: {
  day: CalendarDay
  countWords: CountWords
}) {
  return (
    <>
      <span className="font-medium">{formatUtcDay(parseTime(day))}</span>{' '}
      <span className="text-muted">{countWords(result?.count ?? null)}</span>{' '}
      {result !== null && <Money value={result.netPnl} signed />}
    </>
  )
}

function inWords({ day, result }: CalendarDay, countWords: CountWords): string {
  const name = formatUtcDay(parseTime(day))
  if (result === null) return `${name}: ${countWords(null)}`
  return `${name}: ${countWords(result.count)}, ${formatMoney(result.netPnl, { signed: true })}`
}

/** Each week has at least one day within the calendar. */
function firstOf(week: Week): string {
  return week.find((day) => day !== null)?.day ?? ''
}

/** A month's name is above the first week in which it occurs. */
function monthMark(week: Week, before: Week | undefined): string {
  const monthOf = (each: Week): string => firstOf(each).slice(0, 7)
  if (before !== undefined && monthOf(before) === monthOf(week)) return ''
  return formatUtcMonth(parseTime(firstOf(week)))
}

/** The latest weeks are what is looked for. */
function scrollToEnd(scroller: HTMLElement | null): void {
  if (scroller !== null) scroller.scrollLeft = scroller.scrollWidth
}
