// How often accounts that no stream tells of are asked about: as often as is useful, or, when there are many, as the
// weight of one address allows.
import { venueWeightPerMinute } from '../../venue/index.ts'
import type { TradingContext } from '../trading-context.ts'

/** Of one question. */
const weights = { account: 2, fills: 21, protection: 20, authority: 20 }
/** Weight a minute for all accounts together, of the 1,200 that the venue gives an address: half of it. */
const shares = { account: 270, fills: 90, protection: 120, authority: 120 }
const minuteMs = 60_000

type Question = keyof typeof weights

/** Milliseconds between two of the same question about one account; never less than `leastMs`. */
export function paceOf(ctx: TradingContext, question: Question, leastMs: number): number {
  const weight = ctx.exchange.weight()
  // Who is not counted need not count.
  if (weight === null) return leastMs
  return Math.max(leastMs, stepFor(question, accountsAsked(ctx, question), weight.limit))
}

/** Milliseconds, so that all `accounts` together stay within the question's share of `limit`, weight a minute. */
export function stepFor(question: Question, accounts: number, limit: number): number {
  const share = (shares[question] * limit) / venueWeightPerMinute
  return (accounts * weights[question] * minuteMs) / share
}

/** What may trade is told by no stream. */
function accountsAsked({ memory, exchange }: TradingContext, question: Question): number {
  const users = new Set([...memory.needs.values()].map(({ userId }) => userId))
  if (question === 'authority') return users.size
  return [...users].filter((userId) => {
    const address = memory.addresses.get(userId)
    return address === undefined || exchange.told(address).account === null
  }).length
}
