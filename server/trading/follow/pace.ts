// How often to ask about accounts that have no stream: as often as is useful, or less when there are so many that
// the weight limit of one address would be exceeded.
import { venueWeightPerMinute } from '../../venue/index.ts'
import type { TradingContext } from '../trading-context.ts'

/** The venue's weight of one request of each kind. */
const weights = { account: 2, fills: 21, protection: 20, authority: 20 }
/** Weight per minute for all accounts together: half of the 1,200 that the venue allows one address. */
const shares = { account: 270, fills: 90, protection: 120, authority: 120 }
const minuteMs = 60_000

type Question = keyof typeof weights

/** Milliseconds between two requests of one kind about one account; at least `leastMs`. */
export function paceOf(ctx: TradingContext, question: Question, leastMs: number): number {
  const weight = ctx.exchange.weight()
  // No weight limit applies.
  if (weight === null) return leastMs
  return Math.max(leastMs, stepFor(question, accountsAsked(ctx, question), weight.limit))
}

/**
 * Milliseconds between two requests about one account, so that all `accounts` together stay within this kind's share
 * of `limit` (weight per minute).
 */
export function stepFor(question: Question, accounts: number, limit: number): number {
  const share = (shares[question] * limit) / venueWeightPerMinute
  return (accounts * weights[question] * minuteMs) / share
}

/** Streams report accounts but not approvals, so that approvals are asked for all users. */
function accountsAsked({ memory, exchange }: TradingContext, question: Question): number {
  const users = new Set([...memory.needs.values()].map(({ userId }) => userId))
  if (question === 'authority') return users.size
  return [...users].filter((userId) => {
    const address = memory.addresses.get(userId)
    return address === undefined || exchange.told(address).account === null
  }).length
}
