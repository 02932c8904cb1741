// One look at one session and the actions that follow from it. The caller holds the mandate, so that nothing else
// acts under it meanwhile.
import type { MandateId } from '../../../contract/primitives.ts'
import { english } from '../../../contract/words/english.ts'
import { evaluate } from '../../../engine/sessions/evaluate.ts'
import type { Decision } from '../../../engine/types.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import {
  type LookResult,
  type Mandate,
  type Scene as Looked,
  cancelEntry,
  cancelLeftovers,
  closePosition,
  exchangeStillActs,
  mayClose,
  obstacleTo,
  isOldMark,
  logOnce,
  lookAfter,
  marginObstacle,
  mayRetry,
  ownLimits,
  pnlOf,
} from '../../trading/index.ts'
import { endDelisted } from './delisted.ts'
import { beginEnding, finishIfFlat } from './end-session.ts'
import { enginePositions, pursuitNow } from './engine-positions.ts'
import { watchedExits } from './kept-positions.ts'
import { noteHalfLoss } from '../half-loss.ts'
import { marketState } from './market-state.ts'
import { openEntry } from './open-entry.ts'
import { leverageFor, leverageLowered } from './own-leverage.ts'
import { logRefusal, refusalOf } from './refusals.ts'
import type { SessionContext } from './session-context.ts'
import { sessionState } from './session-state.ts'
import { withdrawEntries } from './withdraw-entries.ts'

interface Scene extends Looked {
  session: SessionRow
}

const nothing: LookResult = { opened: 0, closed: 0 }

export async function runCycle(ctx: SessionContext, mandate: MandateRow): Promise<LookResult> {
  const before = await sessionOf(ctx, mandate.id)
  const looked = await lookAfter(ctx, mandate, before.status === 'closing')
  // Booking fills may have changed the session's row.
  const session = await sessionOf(ctx, mandate.id)
  if (looked.asset.isDelisted) return endDelisted(ctx, session, looked.live)
  const scene = { ...looked, session }
  switch (scene.session.status) {
    case 'active':
      return trade(ctx, scene)
    case 'closing':
      return closeAll(ctx, scene)
    case 'ended':
    case 'failed':
      return guardKept(ctx, scene)
  }
}

/** What streams reported shows that something has to be done; before acting the account is read. */
async function lookAgain(ctx: SessionContext, { id }: Mandate): Promise<LookResult> {
  ctx.memory.doubted.add(id)
  const mandate = await ctx.store.mandates.byId(id)
  return mandate === undefined ? nothing : runCycle(ctx, mandate)
}

async function sessionOf({ store }: SessionContext, id: MandateId): Promise<SessionRow> {
  const session = await store.sessions.byId(id)
  if (session === undefined) throw new Error(`session ${id} vanished`)
  return session
}

async function trade(ctx: SessionContext, scene: Scene): Promise<LookResult> {
  const { session, asset, account, isRead, authority, mark, live } = scene
  const all = await ctx.store.positions.ofMandates([session.id])
  if (all.some((position) => position.closeReason === 'settled')) {
    return endDelisted(ctx, session, live)
  }
  if (all.some((position) => position.closeReason === 'liquidated')) {
    if (!isRead) return lookAgain(ctx, scene.mandate)
    const why = { code: 'ends_by_liquidation', values: {} } as const
    const closing = await beginEnding(ctx, session, 'liquidated', why)
    return closeAll(ctx, { ...scene, session: closing })
  }
  if (!session.acceptsEntries && live.length === 0) {
    const why = { code: 'ends_idle', values: {} } as const
    const closing = await beginEnding(ctx, session, 'manual', why)
    return closeAll(ctx, { ...scene, session: closing })
  }
  const { net } = pnlOf(session.budget, all, mark?.mark ?? null)
  const strategy = ctx.strategyOf(session)
  const positions = await enginePositions(ctx, strategy, session, live)
  const own = { session, strategy, net, positions }
  const market = await marketState(ctx, asset, mark, account, own)
  const pursuit = await pursuitNow(ctx, strategy, all)
  const decide = (most?: number) => {
    const state = { ...sessionState(session, net, most), ...(pursuit && { pursuit }) }
    return evaluate(state, positions, market, ctx.clock(), strategy)
  }
  let decisions = decide()
  if (decisions.some(({ action }) => action === 'open')) {
    const most = leverageFor(live, await ownLimits(ctx.store, session.userId, ctx.clock()))
    if (most < session.leverage) decisions = decide(most)
  }

  const isActing = ({ action }: Decision) =>
    action === 'end' || (action === 'close' && mayClose(authority))
  if (decisions.some(isActing) && !isRead) return lookAgain(ctx, scene.mandate)
  const end = decisions.find((decision) => decision.action === 'end')
  if (end !== undefined) {
    const closing = await beginEnding(ctx, session, end.reason, end.why)
    return closeAll(ctx, { ...scene, session: closing })
  }
  await noteHalfLoss(ctx, session, net)
  if (!mayClose(authority)) return nothing
  forgetCrossings(ctx, live, decisions)
  let closed = 0
  for (const decision of decisions) {
    if (decision.action === 'close') closed += await carryOutClose(ctx, scene, decision)
    if (decision.action === 'withdraw') return carryOutWithdrawal(ctx, scene, decision)
    if (decision.action === 'refuse') await logRefusal(ctx, session, refusalOf(decision))
    if (decision.action === 'open') {
      const { opened, closed: later } = await carryOutOpen(ctx, scene, decision)
      return { opened, closed: closed + later }
    }
  }
  return { opened: 0, closed }
}

/** The price came back in time: the crossing is forgotten. */
function forgetCrossings(ctx: SessionContext, live: PositionRow[], decisions: Decision[]): void {
  const closing = new Set(decisions.flatMap((d) => (d.action === 'close' ? [d.positionId] : [])))
  for (const { id } of live) if (!closing.has(id)) ctx.memory.crossed.delete(id)
}

/** Without a fill the next decision follows at once: the entry may be posted anew. */
async function carryOutWithdrawal(
  ctx: SessionContext,
  { mandate }: Scene,
  { positionId, why }: Extract<Decision, { action: 'withdraw' }>,
): Promise<LookResult> {
  const outcome = await cancelEntry(ctx, positionId, why)
  return outcome === 'nothing_filled' ? lookAgain(ctx, mandate) : nothing
}

async function carryOutOpen(
  ctx: SessionContext,
  scene: Scene,
  decision: Extract<Decision, { action: 'open' }>,
): Promise<LookResult> {
  const { mandate, session, asset, mark } = scene
  if (mark === null) return nothing
  const shut = await obstacleTo(ctx, scene, decision)
  if (shut !== undefined) {
    await logRefusal(ctx, session, { ...shut, signal: decision.signal })
    return nothing
  }
  if (!mayRetry(ctx, session.id)) {
    const because = { code: 'backing_off', values: {} } as const
    const reason = { code: 'no_entry', values: { because } } as const
    const { signal } = decision
    const refusal = { gate: 'backing_off', ...english.figures(because), reason, signal }
    await logRefusal(ctx, session, refusal)
    return nothing
  }
  if (!scene.isRead) return lookAgain(ctx, mandate)
  const short = await marginObstacle(ctx, scene, decision, mark.mark)
  if (short !== undefined) {
    await logRefusal(ctx, session, { ...short, signal: decision.signal })
    return nothing
  }
  const didOpen = await openEntry(ctx, {
    mandate,
    session,
    asset,
    decision,
    markPrice: mark.mark,
  })
  if (!didOpen) return nothing
  await noteLowered(ctx, session, decision.leverage)
  ctx.memory.repeats.delete(session.id)
  return { opened: 1, closed: 0 }
}

async function noteLowered(ctx: SessionContext, session: SessionRow, to: number): Promise<void> {
  const reason = leverageLowered(session, to)
  if (reason === undefined) return
  await logOnce(ctx, session, `leverage:${to}`, {
    level: 'info',
    kind: 'risk',
    reason,
    data: reason.values,
  })
}

async function carryOutClose(
  ctx: SessionContext,
  { mandate, session, asset, live }: Scene,
  decision: Extract<Decision, { action: 'close' }>,
): Promise<number> {
  const position = live.find((candidate) => candidate.id === decision.positionId)
  if (position === undefined || !mayRetry(ctx, position.id)) return 0
  const { reason, why, signal } = decision
  const isTrigger = reason === 'take_profit' || reason === 'stop_loss'
  if (isTrigger && exchangeStillActs(ctx, position)) {
    const waits = { gate: `trigger:${reason}`, actual: 'waiting', required: 'filled' }
    const awaited = { code: 'trigger_awaited', values: { because: why } } as const
    await logRefusal(ctx, session, { ...waits, reason: awaited, signal: null })
    return 0
  }
  const close = { mandate, asset, position, reason, why, ...(signal && { signal }) }
  const outcome = await closePosition(ctx, close)
  await cancelLeftovers(ctx, mandate)
  return outcome.result === 'closed' ? 1 : 0
}

/** Closes all open positions; when none is left the session ends. */
async function closeAll(ctx: SessionContext, scene: Scene): Promise<LookResult> {
  const { mandate, session, asset, authority } = scene
  if (mayClose(authority)) await withdrawEntries(ctx, session)
  const live = await ctx.store.positions.live(session.id)
  let closed = 0
  for (const position of mayClose(authority) ? live : []) {
    if (position.status !== 'open' || !mayRetry(ctx, position.id)) continue
    const outcome = await closePosition(ctx, {
      mandate,
      asset,
      position,
      reason: 'session_end',
      why: { code: 'closes_with_session', values: { side: position.side } },
    })
    if (outcome.result === 'closed') closed++
  }
  if (mayClose(authority)) await cancelLeftovers(ctx, mandate)
  await finishIfFlat(ctx, session.id)
  return { opened: 0, closed }
}

/** The session has ended and kept its positions: they still close at their take-profit and stop. */
async function guardKept(ctx: SessionContext, scene: Scene): Promise<LookResult> {
  const { mandate, session, authority, isRead, live, mark } = scene
  if (live.length === 0) {
    if (session.finalPnl === null) await finishIfFlat(ctx, session.id)
    return nothing
  }
  if (!mayClose(authority)) return nothing
  await withdrawEntries(ctx, session)
  const positions = await enginePositions(ctx, ctx.strategyOf(session), session, live)
  const exits = mark === null || isOldMark(ctx, mark) ? [] : watchedExits(positions, mark)
  if (exits.length > 0 && !isRead) return lookAgain(ctx, mandate)
  let closed = 0
  for (const decision of exits) {
    closed += await carryOutClose(ctx, scene, decision)
  }
  if (closed > 0) await finishIfFlat(ctx, session.id)
  return { opened: 0, closed }
}
