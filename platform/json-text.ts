// Parses JSON without losing anything. `JSON.parse` alone keeps only the last of two equal keys, and rounds numbers
// that a float cannot hold; then what is checked and signed would differ from what was sent.

/** What was lost at a path such as `body.size`. */
export interface LostDetail {
  path: string
  message: string
}

export interface JsonRead {
  value: unknown
  /** What the text contains and the value does not; empty when nothing is lost. */
  details: LostDetail[]
}

const deepest = 20
const mostDetails = 20
/** Code that copies fields one by one would write to the prototype of all objects. */
const reservedKeys = new Set(['__proto__', 'constructor', 'prototype'])
/** The tokens of valid JSON: strings, numbers and the signs between values. */
const tokens = /"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*|[{}[\],]/g

interface Level {
  /** The keys of an object so far, including the current one; null: an array. */
  keys: Set<string> | null
  isKeyNext: boolean
  at: string | number
}

/** Undefined when the text is not JSON. */
export function readJson(text: string): JsonRead | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return { value, details: lossesIn(text) }
}

function lossesIn(text: string): LostDetail[] {
  const levels: Level[] = []
  const details: LostDetail[] = []
  const note = (message: string) =>
    details.push({ path: levels.map(({ at }) => at).join('.'), message })
  for (const [token] of text.matchAll(tokens)) {
    const level = levels.at(-1)
    if (token === '{' || token === '[') {
      if (levels.length >= deepest)
        return [{ path: '', message: 'the request is nested too deeply' }]
      levels.push(
        token === '{'
          ? { keys: new Set(), isKeyNext: true, at: '' }
          : { keys: null, isKeyNext: false, at: 0 },
      )
    } else if (token === '}' || token === ']') {
      levels.pop()
    } else if (token === ',') {
      step(level)
    } else if (token.startsWith('"')) {
      const fault = level?.isKeyNext ? readKey(level, token) : undefined
      if (fault !== undefined) note(fault)
    } else if (!isExact(token)) {
      note('loses digits as a JSON number: send it as a string')
    }
    if (details.length >= mostDetails) break
  }
  return details
}

function step(level: Level | undefined): void {
  if (level === undefined) return
  level.isKeyNext = level.keys !== null
  if (typeof level.at === 'number') level.at += 1
}

/** What is wrong with the key, as text for people. */
function readKey(level: Level, token: string): string | undefined {
  const key = String(JSON.parse(token))
  level.isKeyNext = false
  level.at = key
  if (reservedKeys.has(key)) return 'is not a known field'
  if (level.keys?.has(key)) return 'is given more than once'
  level.keys?.add(key)
  return undefined
}

/**
 * Whether a float holds the number exactly: true for 1.10, 1e2 and 0.1, because their float's shortest text has the
 * same digits.
 */
function isExact(source: string): boolean {
  const value = Number(source)
  return Number.isFinite(value) && digitsOf(source) === digitsOf(String(value))
}

/** The digits, equal for all spellings of one number, without the sign. */
function digitsOf(number: string): string {
  const [mantissa = '', exponent = '0'] = number.toLowerCase().replace(/^-/, '').split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return end === 0
    ? '0'
    : `${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`
}
