// JSON with all that its text says. `JSON.parse` alone keeps the last of two equal keys, and rounds a number that a float
// cannot hold, so that what is checked and signed would not be what was sent.
import type { ErrorDetail } from '../contract/errors.ts'

export interface JsonRead {
  value: unknown
  /** What its text says that the value does not hold; empty when nothing is lost. */
  details: ErrorDetail[]
}

const deepest = 20
const mostDetails = 20
/** A reader that copies fields one by one would write to the prototype of everything. */
const reservedKeys = new Set(['__proto__', 'constructor', 'prototype'])
/** Of text that is known to be JSON: strings, numbers and the signs between values. */
const tokens = /"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*|[{}[\],]/g

interface Level {
  /** Of an object, with what is being read now; null: an array. */
  keys: Set<string> | null
  isKeyNext: boolean
  at: string | number
}

/** Undefined: the text is not JSON. */
export function readJson(text: string): JsonRead | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return { value, details: lossesIn(text) }
}

function lossesIn(text: string): ErrorDetail[] {
  const levels: Level[] = []
  const details: ErrorDetail[] = []
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

/** What is wrong with the key, in words for people. */
function readKey(level: Level, token: string): string | undefined {
  const key = String(JSON.parse(token))
  level.isKeyNext = false
  level.at = key
  if (reservedKeys.has(key)) return 'is not a known field'
  if (level.keys?.has(key)) return 'is given more than once'
  level.keys?.add(key)
  return undefined
}

/** 1.10, 1e2 and 0.1 are: the shortest text of their float has the same digits. */
function isExact(source: string): boolean {
  const value = Number(source)
  return Number.isFinite(value) && digitsOf(source) === digitsOf(String(value))
}

/** The same for all ways to write one number, but for its sign. */
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
