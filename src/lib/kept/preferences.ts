// Formats of times and numbers. `format.ts` and `time.ts` read them here; the app redraws on
// a change.
import { readSetting, writeSetting } from './settings.ts'

export const timeZones = ['local', 'utc'] as const
export type TimeZone = (typeof timeZones)[number]

/**
 * Named by the thousands separator. All of them use a point for decimals, so that numbers on screen can be typed
 * into any field, and "1.234" never means two different amounts.
 */
export const numberFormats = ['comma', 'space', 'apostrophe', 'plain'] as const
export type NumberFormat = (typeof numberFormats)[number]

/** The thousands separator; the space is a narrow non-breaking one. */
const separators: Record<NumberFormat, string> = {
  comma: ',',
  space: '\u202f',
  apostrophe: '’',
  plain: '',
}

let timeZone: TimeZone | null = null
let numberFormat: NumberFormat | null = null
const listeners = new Set<() => void>()

export function getTimeZone(): TimeZone {
  if (timeZone !== null) return timeZone
  const stored = readSetting('timeZone')
  return (timeZone = timeZones.find((zone) => zone === stored) ?? 'local')
}

/** For `Intl`: undefined is this device's time zone. */
export function intlTimeZone(): string | undefined {
  return getTimeZone() === 'utc' ? 'UTC' : undefined
}

export function setTimeZone(zone: TimeZone): void {
  timeZone = zone
  writeSetting('timeZone', zone)
  tell()
}

export function getNumberFormat(): NumberFormat {
  if (numberFormat !== null) return numberFormat
  const stored = readSetting('numberFormat')
  return (numberFormat = numberFormats.find((format) => format === stored) ?? 'comma')
}

export function thousandsSeparator(): string {
  return separators[getNumberFormat()]
}

export function setNumberFormat(format: NumberFormat): void {
  numberFormat = format
  writeSetting('numberFormat', format)
  tell()
}

export function onPreferencesChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
