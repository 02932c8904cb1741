// What a number field is about: the units that may be typed along, how fine it may be, and how it reads once understood.
import { sign } from '../../../contract/decimal.ts'
import { DecimalString } from '../../../contract/primitives.ts'
import { exactPlaces, formatNumber, plainText } from './format.ts'
import { readTypedNumber, type Readings } from './typed-number.ts'

export interface NumberKind {
  units: readonly string[]
  /** Most decimals. */
  places: number
  /** What is said of more. */
  tooFine: string
  /** How one is written. */
  example: string
  /** Below zero is allowed. */
  isSigned?: boolean
  /** The whole of it, readable in one way only. */
  show: (value: DecimalString) => string
}

export const usdc: NumberKind = {
  units: ['USDC', 'USD', 'US$', '$', '＄'],
  places: 6,
  tooFine: 'USDC has at most 6 decimals',
  example: '1000 or 12.50',
  show: (value) => `${exact(value)} USDC`,
}

/** Percent points. */
export const percent: NumberKind = {
  units: ['percent', '%', '٪', '％'],
  places: 6,
  tooFine: 'At most 6 decimals',
  example: '10 or 12.5',
  show: (value) => `${exact(value)}%`,
}

export const wholeNumber: NumberKind = {
  units: [],
  places: 0,
  tooFine: 'Must be a whole number',
  example: '3',
  show: plainText,
}

export type ReadNumber =
  | { value: DecimalString }
  /** `error` is null for a field that was not filled in. With `readings` the person has to choose one. */
  | { value: null; error: string | null; readings?: Readings }

/** What the text says, or in words why it says nothing that can be used. Bounds are the form's to check. */
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
      return { value: null, error: `${typed.why}. Write it like ${kind.example}` }
    case 'unclear': {
      const error = `“${text.trim()}” can be read in two ways. Which one do you mean?`
      return { value: null, error, readings: typed.readings }
    }
    case 'number':
      return allowed(typed.value, kind)
  }
}

function allowed(value: DecimalString, { places, tooFine, isSigned }: NumberKind): ReadNumber {
  if (sign(value) < 0 && isSigned !== true) return { value: null, error: 'Must be more than 0' }
  const [whole = '', fraction = ''] = value.split('.')
  if (places === 0 && /^0*$/.test(fraction)) return { value: whole }
  return fraction.length > places ? { value: null, error: tooFine } : { value }
}

/** What a link or this browser's storage says, as a field's text: an exact number plainly, anything else as it is. */
export function fieldText(given: string): string {
  const decimal = DecimalString.safeParse(given)
  return decimal.success ? plainText(decimal.data) : given
}

/** What was understood has to be said: the text is not its plain form, or so long that its size is hard to see. */
export function needsEcho(text: string, value: DecimalString): boolean {
  return text !== plainText(value) || /^-?\d{5}/.test(text)
}

function exact(value: DecimalString): string {
  return formatNumber(value, { places: exactPlaces(value) })
}

let known: { languages: string; groups: boolean } | null = null

/** Somebody who reads one of the browser's languages may put a point between thousands. */
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
    // Some systems name languages that are none: "en-US@posix".
    if (error instanceof RangeError) return false
    throw error
  }
}
