// One look at one session and what follows from it. The caller holds the session: nobody else acts on it meanwhile.
import { ServiceError } from '../../contract/errors.ts'
import type { Asset } from '../../contract/market.ts'
import type { SessionId } from '../../contract/primitives.ts'
import { evaluate } from '../../engine/evaluate.ts'
import type { Decision } from '../../engine/types.ts'
import type { Authority } from '../../contract/authority.ts'
import type { AccountState, MarkPrice } from '../context.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { mayClose, noteAuthority, readAuthority } from './authority.ts'
import { assetOf, bringBooksUpToDate, readAccount } from './books.ts'
import { closePosition } from './close-position.ts'
import { type Desk, mayRetry } from './desk.ts'
import { beginEnding, finishEnding } from './end-session.ts'
import { watchedExits } from './kept-positions.ts'
import { pnlOf, positionState, sessionState } from '../ledger/pnl.ts'
import { marketState } from './market-state.ts'
import { openPosition } from './open-position.ts'
import { obstacleTo } from './own-position.ts'
import { protectPositions } from './protect.ts'
import { logRefusal } from './refusals.ts'
import { settlePositions } from './settle-positions.ts'
import { cancelLeftovers, exchangeStillActs } from './triggers.ts'

export interface CycleResult {
  opened: number
  closed: number
}

interface Scene {
  session: SessionRow
  asset: Asset
  account: AccountState
  authority: Authority | undefined
  mark: MarkPrice
  live: PositionRow[]
}

/** Undefined: the session needs no cycle. */
export async function runCycle(desk: Desk, id: SessionId): Promise<CycleResult | undefined> {
  const before = await desk.store.sessions.byId(id)
  if (before === undefined) return undefined
  const asset = await assetOf(desk, before)
  const account = await readAccount(desk, before)
  await bringBooksUpToDate(desk, before, account, before.status === 'closing')
  const live = await settlePositions(desk, before)
  const authority = await readAuthority(desk, before)
  await noteAuthority(desk, before, authority)
  if (mayClose(authority)) {
    await cancelLeftovers(desk, before)
    await protectPositions(desk, before, asset, live)
  }

  const session = (await desk.store.sessions.byId(id)) ?? before
  const mark = desk.exchange.mark(asset.symbol)
  if (mark === null) throw new ServiceError('EXCHANGE_UNAVAILABLE', 'no price has arrived yet')
  const scene = {
    session,
    asset,
    account,
    authority,
    mark,
    live: await desk.store.positions.live(id),
  }
  switch (session.status) {
    case 'active':
      return trade(desk, scene)
    case 'closing':
      return closeAll(desk, scene)
    case 'ended':
    case 'failed':
      return guardKept(desk, scene)
  }
}

async function trade(desk: Desk, scene: Scene): Promise<CycleResult> {
  const { session, asset, account, authority, mark, live } = scene
  const all = await desk.store.positions.ofSessions([session.id])
  if (all.some((position) => position.closeReason === 'liquidated')) {
    const closing = await beginEnding(
      desk,
      session,
      'liquidated',
      'Session ends: a position was liquidated',
    )
    return closeAll(desk, { ...scene, session: closing })
  }
  if (!session.acceptsEntries && live.length === 0) {
    const message = 'Session ends: it takes no new entries and nothing is open'
    const closing = await beginEnding(desk, session, 'manual', message)
    return closeAll(desk, { ...scene, session: closing })
  }
  const state = sessionState(session, pnlOf(session, all, mark.mark).net)
  const strategy = desk.strategyOf(session)
  const market = await marketState(desk, asset, mark, account, strategy)
  const decisions = evaluate(state, live.map(positionState), market, desk.clock(), strategy)

  const end = decisions.find((decision) => decision.action === 'end')
  if (end !== undefined) {
    const closing = await beginEnding(desk, session, end.reason, end.message)
    return closeAll(desk, { ...scene, session: closing })
  }
  if (!mayClose(authority)) return { opened: 0, closed: 0 }
  forgetCrossings(desk, live, decisions)
  let closed = 0
  for (const decision of decisions) {
    if (decision.action === 'close') closed += await carryOutClose(desk, scene, decision)
    if (decision.action === 'refuse') await logRefusal(desk, session, decision)
    if (decision.action === 'open')
      return { opened: await carryOutOpen(desk, scene, decision), closed }
  }
  return { opened: 0, closed }
}

/** A price that came back in time was no crossing. */
function forgetCrossings(desk: Desk, live: PositionRow[], decisions: Decision[]): void {
  const closing = new Set(decisions.flatMap((d) => (d.action === 'close' ? [d.positionId] : [])))
  for (const { id } of live) if (!closing.has(id)) desk.memory.crossed.delete(id)
}

async function carryOutOpen(
  desk: Desk,
  scene: Scene,
  decision: Extract<Decision, { action: 'open' }>,
): Promise<number> {
  const { session, asset, mark } = scene
  const shut = await obstacleTo(desk, scene, decision)
  if (shut !== undefined) {
    await logRefusal(desk, session, { ...shut, signal: decision.signal })
    return 0
  }
  if (!mayRetry(desk, session.id)) {
    const gate = { gate: 'backing_off', actual: 'waiting', required: 'a moment of patience' }
    const message = 'No entry: the exchange refused the last one, the next try waits a little'
    await logRefusal(desk, session, { ...gate, message, signal: decision.signal })
    return 0
  }
  const didOpen = await openPosition(desk, { session, asset, decision, markPrice: mark.mark })
  if (!didOpen) return 0
  desk.memory.refusals.delete(session.id)
  await protectPositions(desk, session, asset, await desk.store.positions.live(session.id))
  return 1
}

async function carryOutClose(
  desk: Desk,
  { session, asset, live }: Scene,
  decision: Extract<Decision, { action: 'close' }>,
): Promise<number> {
  const position = live.find((candidate) => candidate.id === decision.positionId)
  if (position === undefined || !mayRetry(desk, position.id)) return 0
  const { reason, message, signal } = decision
  const isTrigger = reason === 'take_profit' || reason === 'stop_loss'
  if (isTrigger && exchangeStillActs(desk, position)) {
    const waits = { gate: `trigger:${reason}`, actual: 'waiting', required: 'filled' }
    const told = `${message}; the exchange acts on it`
    await logRefusal(desk, session, { ...waits, message: told, signal: null })
    return 0
  }
  const close = { session, asset, position, reason, message, ...(signal && { signal }) }
  const outcome = await closePosition(desk, close)
  await cancelLeftovers(desk, session)
  return outcome.result === 'closed' ? 1 : 0
}

/** Closes what is open; once nothing lives, the session has ended. */
async function closeAll(desk: Desk, scene: Scene): Promise<CycleResult> {
  const { session, asset, authority, live } = scene
  let closed = 0
  for (const position of mayClose(authority) ? live : []) {
    if (position.status !== 'open' || !mayRetry(desk, position.id)) continue
    const outcome = await closePosition(desk, {
      session,
      asset,
      position,
      reason: 'session_end',
      message: `Closes ${position.side}: the session ends`,
    })
    if (outcome.result === 'closed') closed++
  }
  if (mayClose(authority)) await cancelLeftovers(desk, session)
  await finishIfFlat(desk, session.id)
  return { opened: 0, closed }
}

async function finishIfFlat(desk: Desk, id: SessionId): Promise<void> {
  const positions = await desk.store.positions.ofSessions([id])
  if (positions.some((position) => position.status !== 'closed')) return
  // Booking the fills may have changed the row.
  const session = await desk.store.sessions.byId(id)
  if (session !== undefined) await finishEnding(desk, session, positions)
}

/** The session is over, its positions were kept: they still close at their take-profit and stop. */
async function guardKept(desk: Desk, scene: Scene): Promise<CycleResult> {
  const { session, authority, live, mark } = scene
  if (live.length === 0) {
    if (session.finalPnl === null) await finishIfFlat(desk, session.id)
    return { opened: 0, closed: 0 }
  }
  if (!mayClose(authority)) return { opened: 0, closed: 0 }
  let closed = 0
  for (const decision of watchedExits(session, live, mark)) {
    closed += await carryOutClose(desk, scene, decision)
  }
  if (closed > 0) await finishIfFlat(desk, session.id)
  return { opened: 0, closed }
}
