// Answers why a session does not trade: every gate that its next entry has to pass, as it stands now. Changes
// nothing.
import {
  type Mandate,
  assetOf,
  mayRetry,
  pnlOf,
  accountFromStreams,
  type Obstacle,
  authorityGates,
  gateReport,
  obstacleTo,
  type OwnLimits,
  limitsClear,
  reachedBy,
  readAuthority,
  standingOf,
} from '../../trading/index.ts'
import type { SessionContext } from './session-context.ts'
import { type LeverageLowered, leverageFor, leverageLowered } from './own-leverage.ts'
import { enginePositions, pursuitNow } from './engine-positions.ts'
import { sessionState } from './session-state.ts'
import { marketState } from './market-state.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { SessionId } from '../../../contract/primitives.ts'
import type { GateReport, SessionGates } from '../../../contract/sessions/sessions.ts'
import { english } from '../../../contract/words/english.ts'
import { decideEntry, entryGates } from '../../../engine/sessions/entry.ts'
import type { AccountState } from '../../venue/port.ts'

export async function readGates(
  ctx: SessionContext,
  id: SessionId,
): Promise<SessionGates | 'no_session'> {
  const [session, mandate] = await Promise.all([
    ctx.store.sessions.byId(id),
    ctx.store.mandates.byId(id),
  ])
  if (session === undefined || mandate === undefined) return 'no_session'
  const asset = await assetOf(ctx, mandate)
  const mark = await ctx.exchange.freshMark(asset.symbol)
  if (mark === null) throw new ServiceError('EXCHANGE_UNAVAILABLE', 'No price has arrived yet')
  const account = await lastKnownAccount(ctx, mandate)
  const strategy = ctx.strategyOf(session)
  const positions = await ctx.store.positions.ofMandates([id])
  const live = positions.filter(({ status }) => status !== 'closed')
  const { userId } = mandate
  const standing = await standingOf(ctx, { userId, account, now: ctx.clock() })
  const most = leverageFor(live, standing?.limits)
  const pursuit = await pursuitNow(ctx, strategy, positions)
  const { net } = pnlOf(session.budget, positions, mark.mark)
  const own = {
    session,
    strategy,
    net,
    positions: await enginePositions(ctx, strategy, session, live),
  }
  const question = {
    session: { ...sessionState(session, net, most), ...(pursuit && { pursuit }) },
    positions: own.positions,
    market: await marketState(ctx, asset, mark, account, own),
    nowMs: ctx.clock(),
    strategy,
  }
  const decision = decideEntry(question)
  const authority = await readAuthority(ctx, mandate)
  const scene = { mandate, asset, account, authority }
  const obstacle = decision.action === 'open' ? await obstacleTo(ctx, scene, decision) : undefined
  const gates = inOrder([
    ...authorityGates(authority, question.nowMs),
    ...entryGates(question).map(({ gate, status, why }) => gateReport(gate, status, why)),
    ...limitGates(obstacle, standing, leverageLowered(session, most)),
    ownPosition(obstacle),
    patience(mayRetry(ctx, id)),
  ])
  const blockedBy = gates.find(({ status }) => status === 'block')?.gate ?? null
  return { at: question.nowMs, blockedBy, gates }
}

/**
 * When the exchange cannot be reached the price gate blocks anyway; the last known account does for the other gates.
 */
async function lastKnownAccount(ctx: SessionContext, mandate: Mandate): Promise<AccountState> {
  try {
    return await accountFromStreams(ctx, mandate)
  } catch (error) {
    const known = ctx.memory.accounts.get(mandate.userId)
    if (known === undefined || !(error instanceof ServiceError)) throw error
    return known
  }
}

/** Gates behind the first that blocks are marked as not reached. */
function inOrder(gates: GateReport[]): GateReport[] {
  const first = gates.findIndex(({ status }) => status === 'block')
  return gates.map((gate, index) =>
    first === -1 || index <= first ? gate : { ...gate, status: 'not_reached' },
  )
}

/** The person's own limits; none for a person who has set none. */
function limitGates(
  obstacle: Obstacle | undefined,
  standing: OwnLimits | undefined,
  lowered: LeverageLowered | undefined,
): GateReport[] {
  if (obstacle?.gate === 'risk_limits' && obstacle.reason.code === 'no_entry') {
    return [gateReport('risk_limits', 'block', obstacle.reason.values.because)]
  }
  if (standing === undefined) return []
  // Not asked yet whether a limit prevents the entry, when another gate blocks before.
  const reached = reachedBy(standing)
  if (reached !== undefined) return [gateReport('risk_limits', 'block', reached)]
  return [gateReport('risk_limits', 'pass', lowered ?? limitsClear(standing))]
}

function ownPosition(obstacle: Obstacle | undefined): GateReport {
  if (obstacle?.reason.code !== 'no_entry' || obstacle.gate === 'risk_limits') {
    return gateReport('own_position', 'pass', { code: 'own_position_clear', values: {} })
  }
  const { reason } = obstacle
  const shut = gateReport('own_position', 'block', reason.values.because)
  return { ...shut, message: english.tell(reason) }
}

function patience(mayTry: boolean): GateReport {
  return mayTry
    ? gateReport('backing_off', 'pass', { code: 'entries_accepted', values: {} })
    : gateReport('backing_off', 'block', { code: 'backing_off', values: {} })
}
