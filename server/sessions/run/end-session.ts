// How a session ends: it takes no more entries, closes its positions until none is left, then stores the result.
import type { MandateId } from '../../../contract/primitives.ts'
import type { EndCause } from '../../../contract/reasons/decision-reasons.ts'
import type { EndReason } from '../../../contract/sessions/sessions.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { StaleDataError, pnlOf, write } from '../../trading/index.ts'
import type { SessionContext } from './session-context.ts'

export async function beginEnding(
  ctx: SessionContext,
  session: SessionRow,
  endReason: EndReason,
  why: EndCause,
): Promise<SessionRow> {
  return write(ctx, async (store, journal) => {
    const closing = await store.sessions.change(session.id, session.version, {
      status: 'closing',
      endReason,
      acceptsEntries: false,
    })
    if (closing === undefined) throw new StaleDataError('the session changed while it was to end')
    const line = { level: 'info', kind: 'risk', reason: why, data: { endReason } } as const
    await journal.log(session, line)
    journal.changed(session, 'session.changed')
    return closing
  })
}

/** Ends the session once none of its positions is open. */
export async function finishIfFlat(ctx: SessionContext, id: MandateId): Promise<void> {
  const positions = await ctx.store.positions.ofMandates([id])
  if (positions.some((position) => position.status !== 'closed')) return
  // Booking the fills may have changed the session's row.
  const session = await ctx.store.sessions.byId(id)
  if (session !== undefined) await finishEnding(ctx, session, positions)
}

/** Every position is closed, so that the result is final. */
async function finishEnding(
  ctx: SessionContext,
  session: SessionRow,
  positions: PositionRow[],
): Promise<void> {
  const pnl = pnlOf(session.budget, positions, null)
  const filled = positions.filter((position) => position.closeReason !== null)
  // The liquidating fill may have been booked after another end reason was set.
  const isLiquidated = positions.some((position) => position.closeReason === 'liquidated')
  const isSettled = positions.some((position) => position.closeReason === 'settled')
  const byVenue = isLiquidated ? 'liquidated' : isSettled ? 'delisted' : undefined
  const endReason = byVenue ?? session.endReason ?? 'manual'
  await write(ctx, async (store, journal) => {
    const ended = await store.sessions.change(session.id, session.version, {
      status: session.status === 'failed' ? 'failed' : 'ended',
      endReason,
      acceptsEntries: false,
      endedAt: session.endedAt ?? ctx.clock(),
      finalPnl: pnl,
    })
    if (ended === undefined) throw new StaleDataError('the session changed while it ended')
    await store.trades.closeIfDone(session.id, ctx.clock())
    // The market is free for others; orders with an unknown outcome are still followed.
    await store.mandates.setState(session.id, 'guarding')
    await journal.log(session, {
      level: 'info',
      kind: 'risk',
      reason: {
        code: 'session_ended',
        values: {
          endReason,
          net: pnl.net,
          netPct: pnl.netPct,
          budget: session.budget,
          positions: filled.length,
        },
      },
      data: { endReason, pnl, positions: filled.length },
    })
    journal.changed(session, 'session.changed')
    journal.changed(session, 'notification')
  })
  forget(ctx, session, positions)
}

function forget({ memory }: SessionContext, session: SessionRow, positions: PositionRow[]): void {
  memory.repeats.delete(session.id)
  memory.leverage.delete(session.id)
  memory.powerless.delete(session.id)
  memory.announced.delete(session.id)
  memory.halfLost.delete(session.id)
  memory.delisted.delete(session.id)
  memory.retryAt.delete(session.id)
  for (const { id } of positions) {
    memory.verified.delete(id)
    memory.crossed.delete(id)
    memory.refusedCloses.delete(id)
    memory.absent.delete(id)
    memory.retryAt.delete(id)
    memory.retryAt.delete(`protect:${id}`)
  }
}
