// Numbers, times and names as exports write them.
import { absolute, exactOf, negate, round } from '../../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../../contract/primitives.ts'
import { instantOf } from '../../../../engine/journal/zones/zone-days.ts'

/** "1.234,5" rather than "1,234.5": decided by all numbers of the file together. */
export function hasDecimalComma(texts: readonly string[]): boolean {
  const votes = texts.reduce((sum, text) => {
    if (/,\d{1,2}$|,\d{4,}$|\.\d{3},\d+$|^[-+]?0+,\d+$/.test(text)) return sum + 1
    return /\.\d{1,2}$|\.\d{4,}$|,\d{3}\.\d+$|^[-+]?0+\.\d+$/.test(text) ? sum - 1 : sum
  }, 0)
  return votes > 0
}

/** Thousands in groups of three; anything else that looks like them is a number of the other notation. */
const grouped = /^[-+]?[1-9]\d{0,2}(,\d{3})+(?=$|\.|e)/i
const plainNumber = /^[-+]?(\d{1,18}(\.\d{0,18})?|\.\d{1,18})(e[-+]?\d{1,2})?$/i
/** "USD 5"; other letters before digits are names, such as COM1. */
const currency = /^(US|USD[TCE]?|BUSD|FDUSD|EUR|GBP|DAI|BTC|XBT|ETH|BNB|SOL)(?=[-+\d])/i
/** Nothing in a journal has more digits before its decimal point. */
const mostDigits = 15

/**
 * Without currency, blanks and separators of thousands; "(5)" is −5. Null when it is no number, or is one of the other
 * notation: "1.5" where commas are decimal is not 15.
 */
export function numberOf(text: string, decimalComma: boolean): DecimalString | null {
  if (/^[-+]?0x[\da-f]+$/i.test(text.trim())) return null
  const isNegative = /^\(.*\)$/.test(text)
  const bare = text
    .replaceAll('−', '-')
    .replaceAll(/[\s'()$€£]/g, '')
    .replace(currency, '')
    .replace(/(?<=\d)[A-Za-z]{2,10}$/, '')
  const inDots = decimalComma
    ? bare.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))
    : bare
  const digits = grouped.test(inDots) ? inDots.replaceAll(',', '') : inDots
  if (!plainNumber.test(digits)) return null
  const value = exactOf(
    digits
      .replace(/^\+/, '')
      .replace(/^(-?)\./, '$10.')
      .replace(/\.(?=$|e)/i, ''),
  )
  if (value === null || wholeDigits(value) > mostDigits) return null
  const cut = round(value, 18)
  return isNegative ? negate(absolute(cut)) : cut
}

const wholeDigits = (value: DecimalString) => absolute(value).split('.')[0]?.length ?? 0

const ordered = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:[ ,T]+(.*))?$/

/** Whether dates are as 31/12/2026: decided by all of them together. `mixed`: some can only be as 12/31/2026. */
export function dayOrderOf(texts: readonly string[]): 'day' | 'month' | 'mixed' {
  let [dayFirst, monthFirst, dotted] = [0, 0, 0]
  for (const text of texts) {
    const [, first = '0', second = '0'] = ordered.exec(text) ?? []
    const isEarly = Math.min(Number(first), Number(second)) <= 12
    if (isEarly && Number(first) > 12) dayFirst += 1
    if (isEarly && Number(second) > 12) monthFirst += 1
    // Dots are written where days come first.
    if (/^\d{1,2}\.\d{1,2}\.\d/.test(text)) dotted += 1
  }
  if (dayFirst > 0 && monthFirst > 0) return 'mixed'
  return dayFirst > 0 || (dotted > 0 && monthFirst === 0) ? 'day' : 'month'
}

/** Null when it is no time between 2009 and 2100. */
export function timeOf(text: string, zone: string, dayFirst: boolean): UnixMs | null {
  const at = instant(text, zone, dayFirst)
  return at !== null && at > Date.UTC(2009, 0) && at < Date.UTC(2100, 0) ? Math.floor(at) : null
}

function instant(text: string, zone: string, dayFirst: boolean): UnixMs | null {
  if (/^\d{10}(\.\d+)?$/.test(text)) return Number(text) * 1_000
  if (/^\d{13}$/.test(text)) return Number(text)
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T-]+(.*))?$/.exec(text)
  if (iso !== null) {
    const [, year = '', month = '', day = '', clock = ''] = iso
    return shown([Number(year), Number(month), Number(day)], clock, zone)
  }
  const match = ordered.exec(text)
  if (match === null) return null
  const [, first = '', second = '', year = '', clock = ''] = match
  const [day, month] = dayFirst ? [first, second] : [second, first]
  const full = Number(year) + (year.length === 2 ? 2_000 : 0)
  return shown([full, Number(month), Number(day)], clock, zone)
}

function shown(
  [year, month, day]: readonly [number, number, number],
  clock: string,
  zone: string,
): UnixMs | null {
  const parts =
    /^(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(AM|PM)?\s*(Z|UTC|[-+]\d{2}:?\d{2})?$/i.exec(
      clock.replace(/^[-\s]+(?=\d)/, ''),
    )
  if (parts === null) return null
  const [, hour = '0', minute = '0', second = '0', fraction = '0', half, offset] = parts
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
  const midnight = Date.UTC(year, month - 1, day)
  const isDay = new Date(midnight).getUTCDate() === day && month >= 1 && month <= 12
  if (!isDay || hours > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const ms = Math.floor(Number(`0.${fraction}`) * 1_000)
  const local = midnight + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1_000 + ms
  if (offset === undefined) return instantOf(local, zone)
  const [, sign, away = '00', rest = '00'] = /^([-+])(\d{2}):?(\d{2})$/.exec(offset) ?? []
  const minutes = Number(away) * 60 + Number(rest)
  return local - (sign === '-' ? -minutes : minutes) * 60_000
}

/** True for what is bought; null when it does not say. */
export function isBuyOf(text: string): boolean | null {
  const side = text.toLowerCase().trim()
  // What closes a long is sold; a turn is named by what it turns to.
  if (/(close|exit|reduce).*long|long\s*>\s*short/.test(side)) return false
  if (/(close|exit|reduce).*short|short\s*>\s*long/.test(side)) return true
  if (/^(b|l|buy|bought|bid|long)\b|buy|open long/.test(side)) return true
  if (/^(s|a|sell|sold|ask|short)\b|sell|open short/.test(side)) return false
  return null
}
