// What keeps a mandate from opening that the engine cannot see: approvals, and what else the account holds.
import { sign } from '../../contract/decimal.ts'
import type { Asset } from '../../contract/market/market.ts'
import type { Authority } from '../../contract/people/authority.ts'
import type { AuthorityReason } from '../../contract/reasons/account-reasons.ts'
import type { RefusalReason } from '../../contract/reasons/decision-reasons.ts'
import { english } from '../../contract/words/english.ts'
import { authorityReason } from './authority.ts'
import { holdingOf } from './own-position.ts'
import type { AccountState } from '../venue/port.ts'
import type { Mandate } from './mandate.ts'
import type { Side } from '../../contract/primitives.ts'
import type { TradingContext } from './trading-context.ts'

export interface Obstacle {
  gate: 'builder_fee' | 'own_position'
  actual: string
  required: string
  reason: RefusalReason | AuthorityReason
}

interface Scene {
  mandate: Mandate
  asset: Asset
  account: AccountState
  authority: Authority | undefined
}

/** Undefined: the exchange can be asked for the entry. */
export async function obstacleTo(
  ctx: TradingContext,
  { mandate, asset, account, authority }: Scene,
  { side }: { side: Side },
): Promise<Obstacle | undefined> {
  if (authority?.mayOpen === false) {
    const reason = authorityReason(authority, ctx.clock())
    return { gate: 'builder_fee', actual: 'not approved', required: 'approved', reason }
  }
  const held = account.positions.find((position) => position.symbol === asset.symbol)
  if (held === undefined) return undefined
  const isOpposite = sign(held.size) === (side === 'long' ? -1 : 1)
  if (!isOpposite && !held.isIsolated) return undefined
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
