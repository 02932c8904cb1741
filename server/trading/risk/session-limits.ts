// Applies a person's own limits to an entry of a session. A session ends by its own rules; limits only stop it from
// opening more. For people without limits nothing is recorded.
import { compare, round } from '../../../contract/decimal.ts'
import type { AccountReason } from '../../../contract/reasons/account-reasons.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { Store } from '../../storage/store.ts'
import type { AccountState } from '../../venue/port.ts'
import { dayOf } from './day.ts'
import { limitsOf } from './limits-of.ts'

export type LimitReason = Extract<AccountReason, { code: 'risk_limit' }>

interface Question {
  userId: UserId
  account: AccountState
  leverage: number
  now: number
}

/** The first limit that is reached; undefined when none is. */
export async function limitReached(
  store: Store,
  { userId, account, leverage, now }: Question,
): Promise<LimitReason | undefined> {
  if ((await store.riskConfigs.of(userId)) === undefined) return undefined
  const { limits } = await limitsOf(store, userId, now)
  if (leverage > limits.maxLeverage) {
    return reason('leverage', String(leverage), limits.maxLeverage)
  }
  const open = (await store.positions.liveOfUser(userId)).length
  if (open >= limits.maxOpenPositions) {
    return reason('open_positions', String(open), limits.maxOpenPositions)
  }
  const { drawdownPercent } = await dayOf(store, { userId, account, now })
  return compare(drawdownPercent, limits.dailyMaxDrawdownPercent) >= 0
    ? reason('daily_drawdown', round(drawdownPercent, 2), limits.dailyMaxDrawdownPercent)
    : undefined
}

function reason(limit: LimitReason['values']['limit'], actual: string, most: number): LimitReason {
  return { code: 'risk_limit', values: { limit, actual, most: String(most) } }
}
