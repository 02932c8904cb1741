// Decides where each new notice goes: the messages are written with the mark that it was decided, so that a process
// that dies leaves both or none.
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { Store } from '../../storage/store.ts'
import type { NoticeRow } from '../../storage/notices/notices.ts'
import { announce } from '../announce.ts'
import { choicesOf } from '../choices/default-choices.ts'
import { endOfQuiet } from '../choices/quiet-hours.ts'

/** Milliseconds. What is older is in the inbox only. */
const newsMs = 86_400_000

/** The number of notices that were routed. */
export async function routeNotices(
  { store, clock, bus }: Pick<Context, 'store' | 'clock' | 'bus'>,
  limit: number,
): Promise<number> {
  const told = await store.transaction(async (inside) => {
    const rows = await inside.notices.takeUnrouted(limit)
    for (const row of rows) await route(inside, row, clock())
    return rows.map(({ userId }) => userId)
  })
  for (const userId of new Set<UserId>(told)) announce({ bus, clock }, userId)
  return told.length
}

async function route(store: Store, row: NoticeRow, now: UnixMs): Promise<void> {
  const { ways, quiet, isPaused } = await choicesOf(store, row.userId)
  const chosen = isPaused || row.at < now - newsMs ? [] : ways[row.event]
  const end = endOfQuiet(quiet, now)
  const targets = chosen.length === 0 ? [] : await store.noticeTargets.list(row.userId)
  await store.noticeDeliveries.add(
    targets
      .filter(({ channel, state }) => state === 'ready' && chosen.includes(channel))
      .map(({ id, channel }) => ({
        noticeId: row.id,
        targetId: id,
        channel,
        dueAt: end ?? now,
      })),
  )
  await store.notices.routed(row.id, now, chosen.includes('browser') && end === null)
}
