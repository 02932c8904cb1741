// What questions cost, and what is left of a day. A day is of UTC.
import {
  add,
  compare,
  divide,
  fromNumber,
  multiply,
  subtract,
} from '../../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../../contract/primitives.ts'
import type { ModelMessage } from '../../../../contract/traders/model-decisions.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'

export interface Tokens {
  input: number
  output: number
}

export interface Spent {
  tokens: number
  /** US dollars. */
  cost: DecimalString
}

type Terms = Pick<TraderRow, 'tokensPerDay' | 'costPerDay' | 'priceIn' | 'priceOut'>

const day = 86_400_000

export const dayOf = (at: UnixMs): UnixMs => Math.floor(at / day) * day

/** US dollars; prices are per million tokens. */
export function costOf({ priceIn, priceOut }: Terms, { input, output }: Tokens): DecimalString {
  const of = (tokens: number, price: DecimalString | null) =>
    price === null ? '0' : divide(multiply(price, tokens), 1_000_000)
  return add(of(input, priceIn), of(output, priceOut))
}

/** At most this much: a token has two bytes at least, in all but contrived texts. */
export function mostTokens(messages: readonly ModelMessage[], maxTokens: number): Tokens {
  return { input: Math.ceil(bytesOf(messages) / 2) + 8 * messages.length, output: maxTokens }
}

/**
 * What is counted: what the other side says, unless that cannot be. Without word of it four bytes count as a token.
 */
export function countedTokens(
  messages: readonly ModelMessage[],
  answer: string,
  told: Tokens | null,
  most: Tokens,
): Tokens {
  const input = Math.ceil(bytesOf(messages) / 4)
  const output = Math.ceil(Buffer.byteLength(answer) / 4)
  return {
    input: Math.min(Math.max(told?.input ?? input, Math.ceil(input / 4)), most.input),
    output: Math.min(Math.max(told?.output ?? output, Math.ceil(output / 4)), most.output),
  }
}

function bytesOf(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0)
}

/** Why a question that may take so much is not asked today; undefined: it may be. */
export function overCap(terms: Terms, spent: Spent, most: Tokens): string | undefined {
  const { tokensPerDay, costPerDay } = terms
  const until = 'It goes on at 00:00 UTC'
  const tokens = most.input + most.output
  if (tokensPerDay !== null && spent.tokens + tokens > tokensPerDay) {
    return `Another question may take ${tokens} tokens, and ${Math.max(0, tokensPerDay - spent.tokens)} of today’s ${tokensPerDay} are left. ${until}`
  }
  const cost = costOf(terms, most)
  if (costPerDay !== null && compare(add(spent.cost, cost), costPerDay) > 0) {
    const left = subtract(costPerDay, spent.cost)
    return `Another question may cost $${short(cost)}, and $${short(left)} of today’s $${costPerDay} are left. ${until}`
  }
  return undefined
}

function short(usd: DecimalString): string {
  return fromNumber(Math.max(0, Number(usd)), 4)
}
