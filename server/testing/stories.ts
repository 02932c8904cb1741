// Steps that many tests of sessions share.
import type { CreateQuickSession } from '../../contract/sessions/session-starts.ts'
import { vi } from 'vitest'
import type { Position } from '../../contract/trading/positions.ts'
import type { Session } from '../../contract/sessions/sessions.ts'
import { createQuickSession } from '../sessions/start/start.ts'
import { getCurrentTrade } from '../sessions/current-trade.ts'
import { getSession } from '../sessions/get.ts'
import type { Trader, World } from './worlds/world.ts'

const quick = { budget: '300', profitTarget: 30, lossThreshold: 15, maxPositions: 1, assetIndex: 0 }
const patience = { timeout: 30_000, interval: 50 }

export function create({ ctx }: Trader, more: Partial<CreateQuickSession> = {}): Promise<Session> {
  return createQuickSession({ ctx, input: { body: { ...quick, ...more } } })
}

export function sessionNow({ ctx }: Trader, { id }: Session): Promise<Session> {
  return getSession({ ctx, input: { params: { sessionId: id } } })
}

export async function positionsNow({ ctx }: Trader, { id }: Session): Promise<Position[]> {
  const { trade } = await getCurrentTrade({ ctx, input: { query: { sessionId: id } } })
  return trade?.positions ?? []
}

/** The session's first position, open and guarded on the exchange. */
export function openPosition(trader: Trader, session: Session): Promise<Position> {
  return vi.waitFor(async () => {
    const positions = await positionsNow(trader, session)
    const position = positions.find(
      ({ status, protection }) => status === 'open' && protection === 'on_exchange',
    )
    if (position === undefined) throw new Error(`no open position among ${positions.length}`)
    return position
  }, patience)
}

export function ended(trader: Trader, session: Session): Promise<Session> {
  return vi.waitFor(async () => {
    const now = await sessionNow(trader, session)
    if (now.status !== 'ended') throw new Error(`the session is ${now.status}`)
    return now
  }, patience)
}

export function closedRow({ ctx }: Trader, { id }: Position) {
  return vi.waitFor(async () => {
    const row = await ctx.store.positions.byId(id)
    if (row?.status !== 'closed') throw new Error(`the position is ${row?.status}`)
    return row
  }, patience)
}

/** The signed size on the exchange, by its own record. */
export async function heldSize(world: World, { address }: Trader, coin = 'BTC'): Promise<string> {
  const { account } = await world.truth(address)
  return account.assetPositions.find(({ position }) => position.coin === coin)?.position.szi ?? '0'
}

export async function restingTriggers(world: World, { address }: Trader): Promise<string[]> {
  const { orders } = await world.truth(address)
  return orders
    .filter(({ status, order }) => status === 'open' && order.isTrigger)
    .map(({ order }) => order.sz)
}

/** Client order ids of the entries that filled. */
export async function entries(world: World, { address }: Trader): Promise<Set<string>> {
  const { fills } = await world.truth(address)
  const opening = fills.filter(({ dir }) => dir.startsWith('Open'))
  return new Set(opening.map((fill) => fill.cloid ?? 'none'))
}

/**
 * The percent by which to move the price so that it moves in the position's favour by `percent`, or against it when
 * negative.
 */
export function favourable(position: Position, percent: number): number {
  return position.side === 'long' ? percent : -percent
}
