// Changes, the log lines that explain them and the events that announce them: written in one transaction, announced
// after its commit.
import type { EntityEvent } from '../../contract/live/live.ts'
import type { LogKind, LogLevel } from '../../contract/sessions/logs.ts'
import type { MandateId, UserId } from '../../contract/primitives.ts'
import type { Reason } from '../../contract/reasons/reasons.ts'
import { english } from '../../contract/words/english.ts'
import type { Store } from '../storage/store.ts'
import type { Context } from '../context.ts'

export interface Entry {
  level: LogLevel
  kind: LogKind
  /** The line's message is made from it. */
  reason: Reason
  tradeId?: string | null
  positionId?: string | null
  data?: Record<string, unknown>
}

/** The mandate that the line or event belongs to. */
export interface Owner {
  id: MandateId
  userId: UserId
}

export interface Journal {
  /** Returns the line's number. */
  log(owner: Owner, entry: Entry): Promise<number>
  changed(owner: Owner, type: EntityEvent['type'], positionId?: string): void
}

const userStreams: Partial<Record<EntityEvent['type'], string>> = {
  'position.changed': 'positions',
  'order.changed': 'orders',
  'balance.changed': 'balance',
  'log.added': 'logs',
  notification: 'notifications',
}

type JournalDeps = Pick<Context, 'store' | 'bus' | 'clock'>

/** One transaction; its events go out after the commit. */
export async function write<T>(
  ctx: JournalDeps,
  work: (store: Store, journal: Journal) => Promise<T>,
): Promise<T> {
  const events: { owner: Owner; event: EntityEvent }[] = []
  const result = await ctx.store.transaction((store) => {
    const announce = (owner: Owner, type: EntityEvent['type'], positionId?: string) => {
      const about = positionId === undefined ? {} : { positionId }
      events.push({ owner, event: { type, sessionId: owner.id, ...about, at: ctx.clock() } })
    }
    return work(store, {
      log: async (owner, entry) => {
        announce(owner, 'log.added', entry.positionId ?? undefined)
        return store.logs.append({
          at: ctx.clock(),
          level: entry.level,
          kind: entry.kind,
          message: english.tell(entry.reason),
          userId: owner.userId,
          mandateId: owner.id,
          tradeId: entry.tradeId ?? null,
          positionId: entry.positionId ?? null,
          data: { ...entry.data, reason: entry.reason },
        })
      },
      changed: announce,
    })
  })
  for (const { owner, event } of events) publish(ctx, owner, event)
  return result
}

function publish({ bus }: JournalDeps, owner: Owner, event: EntityEvent): void {
  bus.publish(`session.${owner.id}`, event)
  const stream = userStreams[event.type]
  if (stream !== undefined) bus.publish(`user.${owner.userId}.${stream}`, event)
}
