// What keeps a mandate from opening that the engine cannot see: approvals, and what else the account holds.
import { sign } from '../../contract/decimal.ts'
import type { Asset } from '../../contract/market/market.ts'
import type { Authority } from '../../contract/people/authority.ts'
import { inWords } from '../people/index.ts'
import { heldWords, isolatedWords, sideOf } from './own-position.ts'
import type { AccountState } from '../venue/port.ts'
import type { Mandate } from './mandate.ts'
import type { Side } from '../../contract/primitives.ts'
import type { TradingContext } from './trading-context.ts'

export interface Obstacle {
  gate: 'builder_fee' | 'own_position'
  actual: string
  required: string
  message: string
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
    const message = inWords(authority)
    return { gate: 'builder_fee', actual: 'not approved', required: 'approved', message }
  }
  const held = account.positions.find((position) => position.symbol === asset.symbol)
  if (held === undefined) return undefined
  const isOpposite = sign(held.size) === (side === 'long' ? -1 : 1)
  if (!isOpposite && !held.isIsolated) return undefined
  const what = heldWords(held, await ctx.store.positions.liveOfUser(mandate.userId))
  const why = held.isIsolated
    ? `which ${isolatedWords}`
    : `and the exchange nets both sides: only ${sideOf(held.size)}s can open meanwhile`
  return {
    gate: 'own_position',
    actual: `${held.size} ${asset.symbol} held`,
    required: held.isIsolated ? 'no isolated position' : `nothing ${sideOf(held.size)}`,
    message: `No entry: the account holds ${what}, ${why}. Close it to let the session trade freely`,
  }
}
