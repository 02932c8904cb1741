import { bracketExit, isMarkOld, sessionEnding } from '../../../engine/sessions/exits.ts'
import type { MandateId } from '../../../contract/primitives.ts'
import type { MarkPrice } from '../../venue/port.ts'
import { pnlOf } from '../../trading/index.ts'
import { enginePositions } from './engine-positions.ts'
import type { SessionContext } from './session-context.ts'
import { sessionState } from './session-state.ts'

/** A test for prices at which the session or one of its positions would end; null while it has no position. */
export async function priceAlarm(
  ctx: SessionContext,
  id: MandateId,
): Promise<((mark: MarkPrice) => boolean) | null> {
  const { store, clock } = ctx
  const session = await store.sessions.byId(id)
  const positions = await store.positions.ofMandates([id])
  const live = positions.filter(({ status }) => status !== 'closed')
  if (session?.status !== 'active' || live.length === 0) return null
  const states = await enginePositions(ctx, ctx.strategyOf(session), session, live)
  const open = states.filter(({ status }) => status === 'open')
  return ({ mark, at }) => {
    const ageMs = clock() - at
    // Closed positions count toward the result, too.
    const state = sessionState(session, pnlOf(session.budget, positions, mark).net)
    return (
      sessionEnding(state, open, { markPrice: mark, markAgeMs: ageMs }, clock()) !== null ||
      (!isMarkOld(ageMs) && open.some((position) => bracketExit(position, mark) !== null))
    )
  }
}
