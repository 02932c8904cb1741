// Obstacles to an entry that the engine cannot see: approvals, and what else the account holds.
import { compare, divide, multiply, round, sign } from '../../contract/decimal.ts'
import type { Asset } from '../../contract/market/market.ts'
import type { Authority } from '../../contract/people/authority.ts'
import type { AuthorityReason } from '../../contract/reasons/account-reasons.ts'
import type { RefusalReason } from '../../contract/reasons/decision-reasons.ts'
import { english } from '../../contract/words/english.ts'
import { authorityReason } from './authority.ts'
import { holdingOf } from './own-position.ts'
import { roomIn } from './room.ts'
import { limitReached } from './risk/session-limits.ts'
import type { AccountState } from '../venue/port.ts'
import type { Mandate } from './mandates/mandate.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'
import { type TradingContext, addressOf } from './trading-context.ts'

export interface Obstacle {
  gate: 'builder_fee' | 'own_position' | 'risk_limits' | 'insufficient_margin'
  actual: string
  required: string
  reason: RefusalReason | AuthorityReason
}

interface Wanted {
  side: Side
  /** Base units. */
  size: DecimalString
  leverage: number
}

interface Scene {
  mandate: Mandate
  asset: Asset
  account: AccountState
  authority: Authority | undefined
}

/** Returns the reason that prevents the entry; undefined when there is none. */
export async function obstacleTo(
  ctx: TradingContext,
  { mandate, asset, account, authority }: Scene,
  { side, leverage }: Pick<Wanted, 'side' | 'leverage'>,
): Promise<Obstacle | undefined> {
  if (authority?.mayOpen === false) {
    const reason = authorityReason(authority, ctx.clock())
    return { gate: 'builder_fee', actual: 'not approved', required: 'approved', reason }
  }
  const { userId } = mandate
  const reached = await limitReached(ctx, { userId, account, leverage, now: ctx.clock() })
  if (reached !== undefined) {
    return {
      gate: 'risk_limits',
      ...english.figures(reached),
      reason: { code: 'no_entry', values: { because: reached } },
    }
  }
  const held = account.positions.find((position) => position.symbol === asset.symbol)
  if (held === undefined) return undefined
  const isOpposite = sign(held.size) === (side === 'long' ? -1 : 1)
  // In a market that allows only isolated positions, ours is isolated as well.
  if (!isOpposite && (!held.isIsolated || asset.onlyIsolated === true)) return undefined
  const because = {
    code: 'own_position',
    values: holdingOf(held, await ctx.store.positions.liveOfUser(mandate.userId)),
  } as const
  return {
    gate: 'own_position',
    ...english.figures(because),
    reason: { code: 'no_entry', values: { because } },
  }
}

/**
 * Whether the exchange would refuse the entry for lack of margin: compares the initial margin with what is
 * available, which resting orders in any market reduce. Called right before the entry.
 */
export async function marginObstacle(
  ctx: TradingContext,
  { mandate, asset, account }: Pick<Scene, 'mandate' | 'asset' | 'account'>,
  { side, size, leverage }: Wanted,
  markPrice: DecimalString,
): Promise<Obstacle | undefined> {
  const address = await addressOf(ctx, mandate.userId)
  const room = await roomIn(ctx.exchange, { account, address }, asset.symbol)
  if (room === null) return undefined
  const available = side === 'long' ? room.buy : room.sell
  const needed = divide(multiply(size, markPrice), leverage)
  if (compare(available, needed) >= 0) return undefined
  const values = { available, needed: round(needed, 6, 'up') }
  const because = { code: 'insufficient_margin', values } as const
  return {
    gate: 'insufficient_margin',
    ...english.figures(because),
    reason: { code: 'no_entry', values: { because } },
  }
}
