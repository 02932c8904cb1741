import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { StopMode } from '../../contract/sessions/sessions.ts'
import type { ViewerContext } from '../context.ts'
import { write } from '../trading/index.ts'
import { sessionView } from './session-view.ts'
import type { Verb } from '../route.ts'
import type { SessionChange, SessionRow } from '../storage/sessions/sessions.ts'
import type { Store } from '../storage/store.ts'
import { requireSession } from './require-session.ts'

/** A cycle may change the row between reading and writing it. More retries than this mean a bug. */
const attempts = 10

/** Once this returns, the stop is stored and no order opens anything for the session. */
export const stopSession: Verb<ViewerContext, typeof contract.stopSession> = async ({
  ctx,
  input,
}) => {
  const { sessionId } = input.params
  for (let attempt = 1; ; attempt++) {
    const session = await requireSession(ctx, sessionId)
    // A session whose closing cannot finish may still be stopped this way.
    const mayStop =
      session.status === 'active' ||
      (session.status === 'closing' && input.body.mode === 'keep_positions')
    if (!mayStop) {
      throw new ServiceError('SESSION_NOT_ACTIVE', `The session is ${session.status} already`)
    }
    if (await stop(ctx, session, input.body.mode)) break
    if (attempt === attempts) throw new Error(`session ${sessionId} keeps changing`)
  }
  // An entry decided earlier may still be on its way to the exchange.
  await ctx.runner.settled(sessionId)
  ctx.runner.wake(sessionId)
  return sessionView(ctx, await requireSession(ctx, sessionId))
}

/** False when the row has changed meanwhile. */
function stop(ctx: ViewerContext, session: SessionRow, mode: StopMode): Promise<boolean> {
  return write(ctx, async (store, journal) => {
    const change = await changeFor(ctx, store, session, mode)
    if ((await store.sessions.change(session.id, session.version, change)) === undefined)
      return false
    if (change.status === 'ended') await store.mandates.setState(session.id, 'guarding')
    await journal.log(session, {
      level: 'info',
      kind: 'operator',
      reason: { code: 'session_stopped_by_hand', values: { mode } },
      data: { mode },
    })
    journal.changed(session, 'session.changed')
    return true
  })
}

async function changeFor(
  { clock }: ViewerContext,
  store: Store,
  session: SessionRow,
  mode: StopMode,
): Promise<SessionChange> {
  if (mode === 'no_new_entries') return { acceptsEntries: false }
  const endReason = session.endReason ?? 'manual'
  const closing = { status: 'closing', endReason, acceptsEntries: false } as const
  if (mode === 'close_all') return closing
  const live = await store.positions.live(session.id)
  // Without positions to keep, the runner ends the session and stores its result.
  return live.length === 0 ? closing : { ...closing, status: 'ended', endedAt: clock() }
}
