import { expect, test } from 'vitest'
import { calendarWeeks, strengthOf, weekday } from './calendar-weeks.ts'

const day = (name: string, netPnl = '1') => ({ day: name, count: 1, netPnl })

test('weeks begin on Monday and leave out what lies before the first day and after the last', () => {
  const weeks = calendarWeeks([day('2026-11-18'), day('2026-11-24')])
  expect(weeks).toHaveLength(2)
  expect(weeks[0]?.map((each) => each?.day ?? null)).toEqual([
    null,
    null,
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
  ])
  expect(weeks[1]?.filter((each) => each !== null)).toHaveLength(2)
})

test('a day without a result between two others is in the calendar, empty', () => {
  const [week] = calendarWeeks([day('2026-11-16'), day('2026-11-18')])
  expect(week?.[1]).toEqual({ day: '2026-11-17', result: null })
})

test('a calendar of nothing has no weeks', () => {
  expect(calendarWeeks([])).toEqual([])
})

test('the change to summer time moves no day', () => {
  const weeks = calendarWeeks([day('2026-03-23'), day('2026-04-05')])
  expect(weeks).toHaveLength(2)
  expect(weeks.flat().every((each) => each !== null)).toBe(true)
  expect(weekday(Date.parse('2026-03-29'))).toBe(6)
})

test('strength is in four steps of the strongest day, whichever way that went', () => {
  const days = [day('2026-01-01', '-200'), day('2026-01-02', '51'), day('2026-01-03', '0')]
  expect(days.map((each) => strengthOf(each, days))).toEqual([1, 0.5, 0])
  expect(strengthOf(day('2026-01-01', '0'), [day('2026-01-01', '0')])).toBe(0)
})
