// Parses a number in any of the ways in which people write numbers into an exact decimal. Nothing is guessed and
// nothing is left out: a text with two readings returns both, and an unreadable one the reason.
// docs/decisions/pages/010-typed-numbers.md lists the cases.
import { t } from '@lingui/core/macro'
import type { DecimalString } from '../../../contract/primitives.ts'

export type TypedNumber =
  | { is: 'nothing' }
  /** With the decimals as typed: "12.50" stays so. */
  | { is: 'number'; value: DecimalString }
  /** The separator may be for thousands or for decimals; the thousands first. */
  | { is: 'unclear'; readings: Readings }
  | { is: 'refused'; why: string }

export type Readings = readonly [DecimalString, DecimalString]

export interface Writing {
  /** Units allowed before or after it, in any case: "$", "USDC", "%". */
  units?: readonly string[]
  /** Whether "1.234" may mean more than a thousand, because the person's language uses a point between thousands. */
  pointGroups?: boolean
}

/** Longer than any sensible number. */
const longest = 60

export function readTypedNumber(
  text: string,
  { units = [], pointGroups = false }: Writing = {},
): TypedNumber {
  if (text.length > longest) return { is: 'refused', why: t`This is too long for a number` }
  const bare = text.replace(edges, '')
  if (bare === '') return { is: 'nothing' }
  const [, sign = '', figures = ''] = partsOf(units).exec(bare) ?? ['', '', bare]
  const shape = shapeOf(figures)
  if ('why' in shape) return { is: 'refused', why: shape.why }
  const [value, other] = readingsOf(shape.text, pointGroups).map((reading) =>
    sign === '' || sign === '+' || sign === '＋' ? reading : negated(reading),
  )
  if (value === undefined)
    return { is: 'refused', why: t`${quoted(bare)} cannot be read as a number` }
  return other === undefined ? { is: 'number', value } : { is: 'unclear', readings: [value, other] }
}

/** Blanks of every width, and invisible characters that are copied along with numbers. */
const blank = String.raw`[\s\u061c\u200b\u200e\u200f\u2060]`
const edges = new RegExp(`^${blank}+|${blank}+$`, 'gu')
const anySign = String.raw`[-+\uff0b\u2010-\u2013\u2212\ufe63\uff0d]`

/** An optional unit at either end, an optional sign, and the digits between. */
function partsOf(units: readonly string[]): RegExp {
  const names = units.map((unit) => unit.replaceAll('$', String.raw`\$`)).join('|')
  const unit = names === '' ? '' : `(?:(?:${names})${blank}*)?`
  const behind = names === '' ? '' : `(?:${blank}*(?:${names}))?`
  return new RegExp(`^${unit}(${anySign}?)${blank}*${unit}(.*?)${behind}$`, 'isu')
}

/** The zero of each script whose digits people type; nine more digits follow each. */
const zeros = Array.from('0٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０')
const spaces = ' \u00a0\u2007\u2008\u2009\u202f\u3000'

/** Separators between digits, with one plain character for all forms of each. */
const separators: [forms: string, plain: string][] = [
  ['.．', '.'],
  [',，،', ','],
  [spaces, ' '],
  ["'’‘＇", "'"],
  ['_', '_'],
  // Only for decimals: the Arabic one, and what an East Asian keyboard types for a point.
  ['٫。｡', 'd'],
  // Only for thousands: the Arabic one.
  ['٬', 'g'],
]

/** With ASCII digits and one character per kind of separator. */
function shapeOf(figures: string): { text: string } | { why: string } {
  const scripts = new Set<string>()
  let [text, foreign] = ['', '']
  for (const char of figures) {
    const zero = zeros.find(
      (first) => char >= first && char.charCodeAt(0) - first.charCodeAt(0) < 10,
    )
    const separator = separators.find(([forms]) => forms.includes(char))
    if (zero !== undefined && char.length === 1) {
      scripts.add(zero)
      text += char.charCodeAt(0) - zero.charCodeAt(0)
    } else if (separator !== undefined) text += separator[1]
    else if (foreign === '' || figures.includes(foreign + char)) foreign += char
  }
  if (foreign !== '') return { why: t`${quoted(foreign)} is not understood` }
  return scripts.size > 1 ? { why: t`It mixes the digits of two scripts` } : { text }
}

/** No reading, one, or two (thousands first). Without a sign. */
function readingsOf(shape: string, pointGroups: boolean): DecimalString[] {
  const isPointed = /^\d+\.\d{3}$/.test(shape)
  const whole = isPointed && !pointGroups ? null : ungrouped(shape)
  const readings = whole === null ? [] : [decimal(whole, '')]
  const [, before = '', mark = '', fraction = ''] = /^(.*)([.,d])(\d*)$/.exec(shape) ?? []
  if (mark === '' || before.includes(mark) || before + fraction === '') return readings
  const digits = before === '' ? '' : ungrouped(before)
  return digits === null ? readings : [...readings, decimal(digits, fraction)]
}

/** Removes thousands or Indian grouping with one kind of separator and no leading zero. Null for another grouping. */
function ungrouped(shape: string): string | null {
  const by = /[^\d]/.exec(shape)?.[0]
  if (by === undefined) return shape === '' ? null : shape
  const groups = shape.split(by)
  const [first = '', ...others] = groups
  const middle = others.slice(0, -1)
  const isGrouped =
    by !== 'd' &&
    /^[1-9]\d{0,2}$/.test(first) &&
    /^\d{3}$/.test(others.at(-1) ?? '') &&
    (middle.every((group) => /^\d{3}$/.test(group)) ||
      (by === ',' && first.length < 3 && middle.every((group) => /^\d\d$/.test(group))))
  return isGrouped ? groups.join('') : null
}

function decimal(whole: string, fraction: string): DecimalString {
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  return fraction === '' ? digits : `${digits}.${fraction}`
}

function negated(value: DecimalString): DecimalString {
  return /[1-9]/.test(value) ? `-${value}` : value
}

/** In quotes, or as its character code when it is invisible. */
function quoted(text: string): string {
  return /^[\p{C}\p{Z}]+$/u.test(text)
    ? t`A hidden character (U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`
    : `“${text}”`
}
