// A number as a person types it, in any of the ways in which people write numbers, to an exact decimal. Nothing is
// guessed and nothing is left out: what can be read in two ways comes back as both, what cannot be read says why.
// What is clear and what is asked about: docs/decisions/010-typed-numbers.md.
import type { DecimalString } from '../../../contract/primitives.ts'

export type TypedNumber =
  | { is: 'nothing' }
  /** With the decimals that were typed: "12.50" stays so. */
  | { is: 'number'; value: DecimalString }
  /** The separator may stand between thousands or before decimals; the thousands first. */
  | { is: 'unclear'; readings: Readings }
  | { is: 'refused'; why: string }

export type Readings = readonly [DecimalString, DecimalString]

export interface Writing {
  /** What may stand before or behind it, in either case: "$", "USDC", "%". */
  units?: readonly string[]
  /** Whether "1.234" may be more than a thousand: where the person comes from, a point stands between thousands. */
  pointGroups?: boolean
}

/** Longer than any number that means something. */
const longest = 60

export function readTypedNumber(
  text: string,
  { units = [], pointGroups = false }: Writing = {},
): TypedNumber {
  if (text.length > longest) return { is: 'refused', why: 'This is too long for a number' }
  const bare = text.replace(edges, '')
  if (bare === '') return { is: 'nothing' }
  const [, sign = '', figures = ''] = partsOf(units).exec(bare) ?? ['', '', bare]
  const shape = shapeOf(figures)
  if ('why' in shape) return { is: 'refused', why: shape.why }
  const [value, other] = readingsOf(shape.text, pointGroups).map((reading) =>
    sign === '' || sign === '+' || sign === '＋' ? reading : negated(reading),
  )
  if (value === undefined)
    return { is: 'refused', why: `${quoted(bare)} cannot be read as a number` }
  return other === undefined ? { is: 'number', value } : { is: 'unclear', readings: [value, other] }
}

/** Blanks of every width, and the marks without width that come along when a number is copied. */
const blank = String.raw`[\s\u061c\u200b\u200e\u200f\u2060]`
const edges = new RegExp(`^${blank}+|${blank}+$`, 'gu')
const anySign = String.raw`[-+\uff0b\u2010-\u2013\u2212\ufe63\uff0d]`

/** An optional unit at either end, an optional sign, and the figures between. */
function partsOf(units: readonly string[]): RegExp {
  const names = units.map((unit) => unit.replaceAll('$', String.raw`\$`)).join('|')
  const unit = names === '' ? '' : `(?:(?:${names})${blank}*)?`
  const behind = names === '' ? '' : `(?:${blank}*(?:${names}))?`
  return new RegExp(`^${unit}(${anySign}?)${blank}*${unit}(.*?)${behind}$`, 'isu')
}

/** The zeros of the scripts whose digits people type; nine more digits follow each. */
const zeros = Array.from('0٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０')
const spaces = ' \u00a0\u2007\u2008\u2009\u202f\u3000'

/** What stands between digits, as one character for all of its forms. */
const separators: [forms: string, plain: string][] = [
  ['.．', '.'],
  [',，،', ','],
  [spaces, ' '],
  ["'’‘＇", "'"],
  ['_', '_'],
  // Before decimals only: the Arabic one, and what an East Asian keyboard gives for a point.
  ['٫。｡', 'd'],
  // Between thousands only: the Arabic one.
  ['٬', 'g'],
]

/** In ASCII digits and one character per kind of separator. */
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
  if (foreign !== '') return { why: `${quoted(foreign)} is not understood` }
  return scripts.size > 1 ? { why: 'It mixes the digits of two scripts' } : { text }
}

/** None, one, or two: as thousands first. Without a sign. */
function readingsOf(shape: string, pointGroups: boolean): DecimalString[] {
  const isPointed = /^\d+\.\d{3}$/.test(shape)
  const whole = isPointed && !pointGroups ? null : ungrouped(shape)
  const readings = whole === null ? [] : [decimal(whole, '')]
  const [, before = '', mark = '', fraction = ''] = /^(.*)([.,d])(\d*)$/.exec(shape) ?? []
  if (mark === '' || before.includes(mark) || before + fraction === '') return readings
  const digits = before === '' ? '' : ungrouped(before)
  return digits === null ? readings : [...readings, decimal(digits, fraction)]
}

/** By thousands, or as in India; with one kind of separator, and no zero in front. Null when it is neither. */
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

/** In quotes, or by its number when nobody can see it. */
function quoted(text: string): string {
  return /^[\p{C}\p{Z}]+$/u.test(text)
    ? `A hidden character (U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`
    : `“${text}”`
}
