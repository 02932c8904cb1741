import { expect, test } from 'vitest'
import { addDays, dayOf, mondayOf, startOfDay } from './zone-days.ts'

const iso = (at: number) => new Date(at).toISOString()

test.each([
  ['2026-04-01', 'UTC', '2026-04-01T00:00:00.000Z'],
  ['2026-04-01', 'Asia/Tokyo', '2026-03-31T15:00:00.000Z'],
  ['2026-01-15', 'America/New_York', '2026-01-15T05:00:00.000Z'],
  ['2026-07-15', 'America/New_York', '2026-07-15T04:00:00.000Z'],
  ['2026-04-01', 'Asia/Kathmandu', '2026-03-31T18:15:00.000Z'],
  // The day on which clocks change begins by the old time.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  // Clocks went from 0:00 to 1:00.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  // Clocks went from 24:00 back to 23:00: the day begins after the hour that came twice.
  ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
])('%s in %s begins at %s', (day, zone, at) => {
  expect(iso(startOfDay(day, zone))).toBe(at)
  expect(dayOf(startOfDay(day, zone), zone)).toBe(day)
  expect(dayOf(startOfDay(day, zone) - 1, zone)).toBe(addDays(day, -1))
})

test('weeks begin on Mondays', () => {
  expect(mondayOf('2026-03-30')).toBe('2026-03-30')
  expect(mondayOf('2026-04-05')).toBe('2026-03-30')
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
})
