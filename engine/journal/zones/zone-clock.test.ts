import { expect, test } from 'vitest'
import { dateOf, zoneClock } from './zone-clock.ts'
import { dayOf } from './zone-days.ts'

test('tells the zone’s day, hour and weekday, also around a change of its clocks', () => {
  for (const zone of [
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Pacific/Apia',
    'Asia/Kathmandu',
  ]) {
    const clock = zoneClock(zone)
    for (let at = Date.UTC(2026, 2, 27); at < Date.UTC(2026, 3, 1); at += 29 * 60_000) {
      const parts = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hourCycle: 'h23',
        hour: 'numeric',
        weekday: 'short',
      }).formatToParts(at)
      const part = (type: string) => parts.find((one) => one.type === type)?.value
      expect(dateOf(clock.dayOf(at))).toBe(dayOf(at, zone))
      expect(clock.hourOf(at)).toBe(Number(part('hour')))
      const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
      expect(names[clock.weekdayOf(at)]).toBe(part('weekday'))
    }
  }
})
