// Applies a person's own limits to a session and its entries. A session ends by its own rules; limits only lower its
// leverage and stop it from opening more. People who have set no limits are not limited.
import { compare, round } from '../../../contract/decimal.ts'
import type { AccountReason } from '../../../contract/reasons/account-reasons.ts'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { RiskLimits } from '../../../engine/risk/limits.ts'
import type { Store } from '../../storage/store.ts'
import type { AccountState } from '../../venue/port.ts'
import { dayOf } from './day.ts'
import { limitsOf } from './limits-of.ts'

export type LimitReason = Extract<AccountReason, { code: 'risk_limit' }>
export type LimitsClear = Extract<AccountReason, { code: 'limits_clear' }>

interface Question {
  userId: UserId
  account: AccountState
  leverage: number
  now: UnixMs
}

export interface OwnLimits {
  limits: RiskLimits
  /** Positions of all ways to trade. */
  open: number
  /** Percent of the equity that the UTC day began with. */
  lost: DecimalString
}

/** The limits that the person has set; undefined when none were ever set. */
export async function ownLimits(
  store: Store,
  userId: UserId,
  now: UnixMs,
): Promise<RiskLimits | undefined> {
  const { limits, areSet } = await limitsOf(store, userId, now)
  return areSet ? limits : undefined
}

/** The limits with what they are measured against. */
export async function standingOf(
  deps: Parameters<typeof dayOf>[0],
  { userId, account, now }: Omit<Question, 'leverage'>,
): Promise<OwnLimits | undefined> {
  const { store } = deps
  const limits = await ownLimits(store, userId, now)
  if (limits === undefined) return undefined
  const open = (await store.positions.liveOfUser(userId)).length
  const { drawdownPercent } = await dayOf(deps, { userId, account, now })
  return { limits, open, lost: drawdownPercent }
}

/** The first limit that is reached; undefined when none is. */
export async function limitReached(
  deps: Parameters<typeof dayOf>[0],
  question: Question,
): Promise<LimitReason | undefined> {
  const standing = await standingOf(deps, question)
  if (standing === undefined) return undefined
  const { limits } = standing
  const { leverage } = question
  return leverage > limits.maxLeverage
    ? reason('leverage', String(leverage), limits.maxLeverage)
    : reachedBy(standing)
}

/** Positions or drawdown, whatever the leverage. */
export function reachedBy({ limits, open, lost }: OwnLimits): LimitReason | undefined {
  if (open >= limits.maxOpenPositions) {
    return reason('open_positions', String(open), limits.maxOpenPositions)
  }
  return compare(lost, limits.dailyMaxDrawdownPercent) >= 0
    ? reason('daily_drawdown', round(lost, 2), limits.dailyMaxDrawdownPercent)
    : undefined
}

export function limitsClear({ limits, open, lost }: OwnLimits): LimitsClear {
  return {
    code: 'limits_clear',
    values: {
      open,
      mostOpen: limits.maxOpenPositions,
      lost: round(lost, 2),
      mostLost: limits.dailyMaxDrawdownPercent,
    },
  }
}

function reason(limit: LimitReason['values']['limit'], actual: string, most: number): LimitReason {
  return { code: 'risk_limit', values: { limit, actual, most: String(most) } }
}
