// Finds the one JSON value in a text: alone, in a fence, or amid prose.
import { readJson } from '../../../../platform/json-text.ts'
import { Unclear } from './read-field.ts'

const refusal =
  /\b(?:can(?:no|['’])t|cannot|unable to|won['’]t) (?:help|assist|comply|provide|do that)/i
const mostStarts = 200

/** Throws Unclear when there is none, several that differ, or one that says the same thing twice. */
export function jsonIn(text: string): unknown {
  const bare = text.trim()
  if (bare === '') throw new Unclear('it is empty')
  if (/^-?\d+(?:\.\d+)?$/.test(bare)) throw new Unclear('a number alone is no decision')
  const found = [...new Set(valuesIn(bare))]
  const [first] = found
  if (first === undefined) {
    if (refusal.test(bare)) throw new Unclear('the model declines to answer')
    throw new Unclear(
      bare.includes('{') ? 'its JSON is broken or cut off' : 'there is no JSON in it',
    )
  }
  if (found.length > 1) throw new Unclear('there are several JSON values in it')
  const read = readJson(first)
  if (read === undefined) throw new Unclear('its JSON is broken or cut off')
  const [loss] = read.details
  if (loss !== undefined)
    throw new Unclear('its JSON says a thing twice, or holds what no number can')
  return read.value
}

/** Texts of objects, and of lists with objects in them, that do not lie in one another. */
function valuesIn(text: string): string[] {
  const values: string[] = []
  let starts = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign !== '{' && sign !== '[') continue
    if (++starts > mostStarts) break
    const end = endOf(text, at)
    if (end === undefined) {
      // An object that never ends hides what its inside looks like.
      if (sign === '{') break
      continue
    }
    const value = text.slice(at, end)
    if (isValue(value)) {
      values.push(value)
      at = end - 1
    }
  }
  return values
}

function isValue(text: string): boolean {
  if (text === '[]') return true
  return text.includes('{') && readJson(text) !== undefined
}

/** After the sign that closes the one at `from`; undefined when it stays open. */
function endOf(text: string, from: number): number | undefined {
  let depth = 0
  let isText = false
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (isText) {
      if (sign === '\\') at++
      else if (sign === '"') isText = false
    } else if (sign === '"') isText = true
    else if (sign === '{' || sign === '[') depth++
    else if ((sign === '}' || sign === ']') && --depth === 0) return at + 1
  }
  return undefined
}
