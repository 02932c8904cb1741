// Kinds of number fields: the units that may be typed with the number, the allowed decimals, and how a parsed value
// is shown.
import { t } from '@lingui/core/macro'
import { sign } from '../../../contract/decimal.ts'
import { DecimalString } from '../../../contract/primitives.ts'
import { exactPlaces, formatNumber, plainText } from './format.ts'
import { readTypedNumber, type Readings } from './typed-number.ts'

export interface NumberKind {
  units: readonly string[]
  /** Most decimals. */
  places: number
  /** The message for more decimals. */
  tooFine: string
  /** An example to show. */
  example: string
  /** Allows negative numbers. */
  isSigned?: boolean
  /** The exact value, with only one possible reading. */
  show: (value: DecimalString) => string
}

export const usdc: NumberKind = {
  units: ['USDC', 'USD', 'US$', '$', '＄'],
  places: 6,
  get tooFine() {
    return t`USDC has at most 6 decimals`
  },
  get example() {
    return t`1000 or 12.50`
  },
  show: (value) => t`${exact(value)} USDC`,
}

/** Percent. */
export const percent: NumberKind = {
  units: ['percent', '%', '٪', '％'],
  places: 6,
  get tooFine() {
    return t`At most 6 decimals`
  },
  get example() {
    return t`10 or 12.5`
  },
  show: (value) => `${exact(value)}%`,
}

export const wholeNumber: NumberKind = {
  units: [],
  places: 0,
  get tooFine() {
    return t`Must be a whole number`
  },
  example: '3',
  show: plainText,
}

/** A time in the unit chosen beside it. */
export const hoursOrDays: NumberKind = {
  units: [],
  places: 6,
  get tooFine() {
    return t`At most 6 decimals`
  },
  example: '8',
  show: (value) => exact(value),
}

export type ReadNumber =
  | { value: DecimalString }
  /** `error` is null for an empty field. With `readings` the person has to choose one. */
  | { value: null; error: string | null; readings?: Readings }

/** Parses the text; the error says why it cannot be used. Forms check bounds themselves. */
export function readNumber(
  text: string,
  kind: NumberKind,
  pointGroups = pointMayGroup(),
): ReadNumber {
  const typed = readTypedNumber(text, { units: kind.units, pointGroups })
  switch (typed.is) {
    case 'nothing':
      return { value: null, error: null }
    case 'refused':
      return { value: null, error: t`${typed.why}. Write it like ${kind.example}` }
    case 'unclear': {
      const error = t`“${text.trim()}” can be read in two ways. Which one do you mean?`
      return { value: null, error, readings: typed.readings }
    }
    case 'number':
      return allowed(typed.value, kind)
  }
}

function allowed(value: DecimalString, { places, tooFine, isSigned }: NumberKind): ReadNumber {
  if (sign(value) < 0 && isSigned !== true) return { value: null, error: t`Must be more than 0` }
  const [whole = '', fraction = ''] = value.split('.')
  if (places === 0 && /^0*$/.test(fraction)) return { value: whole }
  return fraction.length > places ? { value: null, error: tooFine } : { value }
}

/**
 * The text for a field from a link or this browser's storage: an exact number in plain form, anything else
 * unchanged.
 */
export function fieldText(given: string): string {
  const decimal = DecimalString.safeParse(given)
  return decimal.success ? plainText(decimal.data) : given
}

/** Whether the parsed value must be shown: the text is not in plain form, or so long that its size is hard to see. */
export function needsEcho(text: string, value: DecimalString): boolean {
  return text !== plainText(value) || /^-?\d{5}/.test(text)
}

function exact(value: DecimalString): string {
  return formatNumber(value, { places: exactPlaces(value) })
}

let known: { languages: string; groups: boolean } | null = null

/** Whether people with one of the browser's languages may use a point between thousands. */
export function pointMayGroup(): boolean {
  const languages = navigator.languages.join()
  if (known?.languages !== languages) {
    known = { languages, groups: navigator.languages.some(groupsByPoint) }
  }
  return known.groups
}

function groupsByPoint(language: string): boolean {
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1_234_567)
    return parts.some(({ type, value }) => type === 'group' && value === '.')
  } catch (error) {
    // Some systems have invalid language names: "en-US@posix".
    if (error instanceof RangeError) return false
    throw error
  }
}
