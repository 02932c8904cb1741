// One field of a decision, in any spelling that can mean one thing only.
import { cut } from '../../../../contract/words/cut.ts'
import { longestModelText } from '../../../../contract/traders/model-decisions.ts'

/** Why an answer is refused, as the end of a sentence. */
export class Unclear extends Error {}

/** What models call the fields, all in the same letters. */
const names: Readonly<Record<string, string>> = {
  operation: 'action',
  market: 'symbol',
  coin: 'symbol',
  size: 'quantity',
  amount: 'quantity',
  qty: 'quantity',
  sizeusdc: 'size_usdc',
  notionalusdc: 'size_usdc',
  stoploss: 'stop',
  stoplossprice: 'stop',
  stopprice: 'stop',
  takeprofit: 'target',
  takeprofitprice: 'target',
  targetprice: 'target',
  reasoning: 'reason',
  exitplan: 'plan',
}

/** By our names; undefined for what is no object. Throws when two names of one field disagree. */
export function fieldsOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const fields = new Map<string, unknown>()
  for (const [given, inner] of Object.entries(value)) {
    const bare = given.toLowerCase().replaceAll(/[^a-z]/g, '')
    const known = Object.hasOwn(names, bare) ? names[bare] : undefined
    const name = known ?? given
    if (fields.has(name) && JSON.stringify(fields.get(name)) !== JSON.stringify(inner)) {
      throw new Unclear(`it says its ${name} twice`)
    }
    fields.set(name, inner)
  }
  return fields
}

type Fields = ReadonlyMap<string, unknown>

/** 1,250.5 and $1250.5 are the same; 1,5 is not clear. */
const decimal = /^\$?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?: ?(?:USDC?|x))?$/i

function readNumber(fields: Fields, name: string): number | undefined {
  const told = fields.get(name)
  if (told === undefined || told === null || told === '') return undefined
  const value =
    typeof told === 'number'
      ? told
      : typeof told === 'string' && decimal.test(told.trim())
        ? Number(told.trim().replaceAll(/[$,]|[ a-z]+$/gi, ''))
        : NaN
  if (!Number.isFinite(value)) throw new Unclear(`its ${name} is not a number`)
  return value
}

export function readPositive(
  fields: Fields,
  name: string,
  { zeroIsNone = false } = {},
): number | undefined {
  const value = readNumber(fields, name)
  if (value === 0 && zeroIsNone) return undefined
  if (value !== undefined && value <= 0) throw new Unclear(`its ${name} is not above 0`)
  return value
}

export function readWhole(fields: Fields, name: string): number | undefined {
  const value = readPositive(fields, name)
  if (value === undefined || Number.isInteger(value)) return value
  throw new Unclear(`its ${name} is not a whole number`)
}

/** 0.5 and "50%" are half. */
export function readFraction(fields: Fields, name: string): number | undefined {
  const told = fields.get(name)
  const percent = typeof told === 'string' ? /^(\d+(?:\.\d+)?) ?%$/.exec(told.trim()) : null
  const value = percent === null ? readPositive(fields, name) : Number(percent[1]) / 100
  if (value === undefined || (value > 0 && value <= 1)) return value
  throw new Unclear(`its ${name} is not between 0 and 1`)
}

export function readText(fields: Fields, name: string): string | undefined {
  const told = fields.get(name)
  if (typeof told !== 'string') return undefined
  const printable = told.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  return printable === '' ? undefined : cut(printable, longestModelText)
}
