import type { NoticeSettings } from '../../../contract/people/notice-settings.ts'
import type { UnixMs } from '../../../contract/primitives.ts'

type Quiet = NonNullable<NoticeSettings['quiet']>

const minuteMs = 60_000
const day = 1_440

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** When the quiet hours in which `at` lies are over; null: it lies in none. Follows changes of the clock. */
export function endOfQuiet(quiet: Quiet | null, at: UnixMs): UnixMs | null {
  if (quiet === null) return null
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)]
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: quiet.zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const isQuiet = (minute: number) =>
    from < to ? minute >= from && minute < to : minute >= from || minute < to
  let end = at - (at % minuteMs)
  let minute = minutesOf(clock.format(end))
  if (!isQuiet(minute)) return null
  // More than once where the clock is changed meanwhile.
  for (let turn = 0; turn < 3 && isQuiet(minute); turn++) {
    end += ((to - minute + day) % day) * minuteMs
    minute = minutesOf(clock.format(end))
  }
  // The clock went forward: it is later by as much.
  return end - ((minute - to + day) % day) * minuteMs
}

function minutesOf(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}
