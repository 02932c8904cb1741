// Formats numbers and lists for messages.
import { absolute, isZero, round, sign, toFixed } from '../decimal.ts'
import type { DecimalString, UnixMs } from '../primitives.ts'
import { grouped } from './grouped.ts'

/** "12.34" or "−0.50"; rounded toward zero, so that an amount below a limit never reads as equal to it. */
export function moneyText(value: DecimalString): string {
  return `${sign(value) < 0 ? '−' : ''}${toFixed(absolute(round(value, 2, 'down')), 2)}`
}

/** "+12.35" or "−0.23": what was earned or lost, rounded as in the dashboard's figures. */
export function resultText(net: DecimalString): string {
  const rounded = toFixed(absolute(net), 2)
  if (isZero(rounded)) return rounded
  return `${sign(net) < 0 ? '−' : '+'}${rounded}`
}

/** "12.35"; rounded up to a cent, so that a required amount never reads as less. */
export function ceilingText(value: DecimalString): string {
  return toFixed(round(value, 2, 'up'), 2)
}

/** "46,196.5": exact, with its thousands apart. */
export function priceText(price: DecimalString): string {
  return grouped(price)
}

/** What the exchange says of a limit order that was to rest, and would have been filled at once. */
export function matchedAtOnce(detail: string): boolean {
  return detail.startsWith('Post only order would have immediately matched')
}

/** "+0.42"; cut, not rounded, so that a score below a threshold never reads as equal to it. */
export function scoreText(score: number): string {
  const cut = Math.trunc(score * 100 + Math.sign(score) * 1e-6) / 100
  return `${cut < 0 ? '−' : '+'}${Math.abs(cut).toFixed(2)}`
}

/** "1m, 5m and 15m". */
export function listText(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** "40 s", "3 min". */
export function durationText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}

/** "2027-01-15T08:00", in UTC. */
export function minuteText(at: UnixMs): string {
  return new Date(at).toISOString().slice(0, 16)
}
