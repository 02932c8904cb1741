// How a session ends: it takes no more entries, its positions close until the account is flat, then the result is kept.
import { toFixed } from '../../../contract/decimal.ts'
import type { EndReason } from '../../../contract/sessions/sessions.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { MovedOn, pnlOf, write } from '../../trading/index.ts'
import type { SessionContext } from './session-context.ts'

export async function beginEnding(
  ctx: SessionContext,
  session: SessionRow,
  reason: EndReason,
  message: string,
): Promise<SessionRow> {
  return write(ctx, async (store, journal) => {
    const closing = await store.sessions.change(session.id, session.version, {
      status: 'closing',
      endReason: reason,
      acceptsEntries: false,
    })
    if (closing === undefined) throw new MovedOn('the session changed while it was to end')
    await journal.log(session, { level: 'info', kind: 'risk', message, data: { reason } })
    journal.changed(session, 'session.changed')
    return closing
  })
}

/** Every position is closed: the result is final. */
export async function finishEnding(
  ctx: SessionContext,
  session: SessionRow,
  positions: PositionRow[],
): Promise<void> {
  const pnl = pnlOf(session.budget, positions, null)
  const filled = positions.filter((position) => position.closeReason !== null)
  // Its fills may have been booked after another reason was given.
  const isLiquidated = positions.some((position) => position.closeReason === 'liquidated')
  const reason = isLiquidated ? 'liquidated' : (session.endReason ?? 'manual')
  await write(ctx, async (store, journal) => {
    const ended = await store.sessions.change(session.id, session.version, {
      status: session.status === 'failed' ? 'failed' : 'ended',
      endReason: reason,
      acceptsEntries: false,
      endedAt: session.endedAt ?? ctx.clock(),
      finalPnl: pnl,
    })
    if (ended === undefined) throw new MovedOn('the session changed while it ended')
    await store.trades.closeIfDone(session.id, ctx.clock())
    // The market is free; what is left unsettled is still looked after.
    await store.mandates.setState(session.id, 'guarding')
    const count = filled.length === 1 ? '1 position' : `${filled.length} positions`
    await journal.log(session, {
      level: 'info',
      kind: 'risk',
      message: `Session ended (${words[reason]}): net ${toFixed(pnl.net, 2)} USDC, ${pnl.netPct}% of ${session.budget}, after ${count}`,
      data: { reason, pnl, positions: filled.length },
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
  memory.retryAt.delete(session.id)
  for (const { id } of positions) {
    memory.verified.delete(id)
    memory.crossed.delete(id)
    memory.refusedCloses.delete(id)
    memory.retryAt.delete(id)
    memory.retryAt.delete(`protect:${id}`)
  }
}

const words: Record<EndReason, string> = {
  profit_target: 'profit target reached',
  loss_threshold: 'loss threshold reached',
  duration: 'its time was over',
  manual: 'stopped by hand',
  liquidated: 'liquidated',
  error: 'it could not go on',
}
