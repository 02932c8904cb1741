// What keeps a session from opening that the engine cannot see: approvals, and what else the account holds.
import { sign } from '../../contract/decimal.ts'
import type { Asset } from '../../contract/market.ts'
import type { Authority } from '../../contract/authority.ts'
import { inWords } from '../keys/authority-words.ts'
import { heldWords, isolatedWords, sideOf } from '../ledger/own-position.ts'
import type { AccountState } from '../context.ts'
import type { SessionRow } from '../storage/sessions.ts'
import type { Desk } from './desk.ts'
import type { Opening } from './open-position.ts'

export interface Obstacle {
  gate: 'builder_fee' | 'own_position'
  actual: string
  required: string
  message: string
}

interface Scene {
  session: SessionRow
  asset: Asset
  account: AccountState
  authority: Authority | undefined
}

/** Undefined: the exchange can be asked for the entry. */
export async function obstacleTo(
  desk: Desk,
  { session, asset, account, authority }: Scene,
  { side }: Pick<Opening, 'side'>,
): Promise<Obstacle | undefined> {
  if (authority?.mayOpen === false) {
    const message = inWords(authority)
    return { gate: 'builder_fee', actual: 'not approved', required: 'approved', message }
  }
  const held = account.positions.find((position) => position.symbol === asset.symbol)
  if (held === undefined) return undefined
  const isOpposite = sign(held.size) === (side === 'long' ? -1 : 1)
  if (!isOpposite && !held.isIsolated) return undefined
  const what = heldWords(held, await desk.store.positions.liveOfUser(session.userId))
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
