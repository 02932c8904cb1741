// Reads a model's answer. What can mean one thing only is read, however it is written; all else is refused with words, so
// that the model can be asked once more.
import { ModelDecision } from '../../../../contract/traders/model-decisions.ts'
import { jsonIn } from './json-in.ts'
import { Unclear, fieldsOf, readFraction, readPositive, readText, readWhole } from './read-field.ts'

export type AnswerRead =
  | { kind: 'decisions'; decisions: ModelDecision[] }
  /** `problem`: as text, for the model and for the person. */
  | { kind: 'unclear'; problem: string }

export interface AnswerTerms {
  /** The markets that it may decide about. */
  symbols: readonly string[]
  /** USDC, by symbol. */
  prices: ReadonlyMap<string, number>
}

const longestAnswer = 64_000
const mostDecisions = 8

export function readAnswer(text: string, terms: AnswerTerms): AnswerRead {
  try {
    if (text.length > longestAnswer) throw new Unclear('it is too long')
    const decisions = itemsOf(jsonIn(text), terms).map((item) => readDecision(item, terms))
    if (decisions.length > mostDecisions) throw new Unclear('it decides too many things at once')
    const twice = decisions.find((a, at) =>
      decisions.some((b, other) => other > at && a.symbol === b.symbol),
    )
    if (twice) throw new Unclear(`it decides about ${twice.symbol} twice`)
    return { kind: 'decisions', decisions }
  } catch (error) {
    if (!(error instanceof Unclear)) throw error
    return { kind: 'unclear', problem: `The answer cannot be used: ${error.message}` }
  }
}

/** One decision, a list, either of them under `decisions`, or one under each market's name. */
function itemsOf(value: unknown, { symbols }: AnswerTerms): unknown[] {
  if (Array.isArray(value)) return value
  const fields = fieldsOf(value)
  if (fields === undefined) throw new Unclear('it is not an object')
  for (const name of ['decisions', 'decision']) {
    const inner = fields.get(name)
    if (inner === undefined) continue
    if (fields.has('action')) throw new Unclear('it is one decision and a list of them')
    return Array.isArray(inner) ? inner : [inner]
  }
  if (fields.has('action')) return [value]
  const named = [...fields.keys()].map((name) => knownSymbol(name, symbols))
  if (named.length > 0 && !named.includes(undefined)) {
    return [...fields.values()].map((each, at) => {
      if (fieldsOf(each) === undefined) throw new Unclear('a market has no decision under its name')
      return { symbol: named[at], ...Object(each) }
    })
  }
  throw new Unclear('it has no action')
}

const actions: Readonly<Record<string, ModelDecision['action']>> = {
  buy: 'buy',
  long: 'buy',
  sell: 'sell',
  short: 'sell',
  close: 'close',
  exit: 'close',
  hold: 'hold',
  wait: 'hold',
}

function readDecision(item: unknown, terms: AnswerTerms): ModelDecision {
  const fields = fieldsOf(item)
  if (fields === undefined) {
    const isNumber = typeof item === 'number'
    throw new Unclear(isNumber ? 'a number alone is no decision' : 'a decision is not an object')
  }
  const told = fields.get('action')
  const action =
    typeof told === 'string' && Object.hasOwn(actions, told.trim().toLowerCase())
      ? actions[told.trim().toLowerCase()]
      : undefined
  if (action === undefined) throw new Unclear('its action is none of buy, sell, close and hold')
  const common = { symbol: symbolOf(fields.get('symbol'), action, terms), ...textsOf(fields) }
  const decision = ModelDecision.safeParse(
    action === 'hold'
      ? { action, ...common }
      : action === 'close'
        ? { action, ...common, fraction: readFraction(fields, 'fraction') ?? 1 }
        : { action, ...common, ...orderOf(fields, terms.prices.get(common.symbol)) },
  )
  if (!decision.success) throw new Unclear('its numbers are out of range')
  return decision.data
}

function textsOf(fields: ReadonlyMap<string, unknown>) {
  return { reason: readText(fields, 'reason'), plan: readText(fields, 'plan') }
}

function orderOf(fields: ReadonlyMap<string, unknown>, price: number | undefined) {
  const quantity = readPositive(fields, 'quantity')
  const usdc = readPositive(fields, 'size_usdc')
  if (quantity !== undefined && usdc !== undefined) {
    throw new Unclear('it says a size in coins and another in USDC')
  }
  if (quantity === undefined && (usdc === undefined || price === undefined)) {
    throw new Unclear('it does not say how much')
  }
  return {
    quantity: quantity ?? Number(((usdc ?? 0) / (price ?? 1)).toPrecision(12)),
    leverage: readWhole(fields, 'leverage'),
    stop: readPositive(fields, 'stop', { zeroIsNone: true }),
    target: readPositive(fields, 'target', { zeroIsNone: true }),
  }
}

function symbolOf(told: unknown, action: string, { symbols }: AnswerTerms): string {
  const [first] = symbols
  const isNone = told === undefined || told === null || told === ''
  if (isNone && first !== undefined && (symbols.length === 1 || action === 'hold')) return first
  if (isNone) throw new Unclear('it does not say which market')
  if (typeof told !== 'string') throw new Unclear('its market is not a name')
  const known = knownSymbol(told, symbols)
  if (known !== undefined) return known
  throw new Unclear(`it names a market that is not one of ${symbols.join(', ')}`)
}

/** "btc", "BTC-PERP" and "BTC/USDC" are BTC. */
function knownSymbol(told: string, symbols: readonly string[]): string | undefined {
  const exact = symbols.find((symbol) => symbol === told.trim())
  if (exact !== undefined) return exact
  const bare = told.trim().replace(/[-_/: ](PERP|USDC?|USDT)$/i, '')
  const same = symbols.filter((symbol) => symbol.toUpperCase() === bare.toUpperCase())
  return same.length === 1 ? same[0] : undefined
}
