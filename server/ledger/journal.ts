// Changes, the log lines that explain them, and the events that announce them: written together, announced once true.
import type { EntityEvent } from '../../contract/live.ts'
import type { LogKind, LogLevel } from '../../contract/logs.ts'
import type { SessionId, UserId } from '../../contract/primitives.ts'
import type { Store } from '../storage/store.ts'
import type { Context } from '../context.ts'

export interface Entry {
  level: LogLevel
  kind: LogKind
  message: string
  tradeId?: string | null
  positionId?: string | null
  data?: Record<string, unknown>
}

export interface Owner {
  id: SessionId
  userId: UserId
}

export interface Journal {
  /** Returns the line's number. */
  log(session: Owner, entry: Entry): Promise<number>
  changed(session: Owner, type: EntityEvent['type'], positionId?: string): void
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
  desk: JournalDeps,
  work: (store: Store, journal: Journal) => Promise<T>,
): Promise<T> {
  const events: { session: Owner; event: EntityEvent }[] = []
  const result = await desk.store.transaction((store) => {
    const announce = (session: Owner, type: EntityEvent['type'], positionId?: string) => {
      const about = positionId === undefined ? {} : { positionId }
      events.push({ session, event: { type, sessionId: session.id, ...about, at: desk.clock() } })
    }
    return work(store, {
      log: async (session, entry) => {
        announce(session, 'log.added', entry.positionId ?? undefined)
        return store.logs.append({
          at: desk.clock(),
          level: entry.level,
          kind: entry.kind,
          message: entry.message,
          userId: session.userId,
          sessionId: session.id,
          tradeId: entry.tradeId ?? null,
          positionId: entry.positionId ?? null,
          data: entry.data ?? {},
        })
      },
      changed: announce,
    })
  })
  for (const { session, event } of events) publish(desk, session, event)
  return result
}

function publish({ bus }: JournalDeps, session: Owner, event: EntityEvent): void {
  bus.publish(`session.${session.id}`, event)
  const stream = userStreams[event.type]
  if (stream !== undefined) bus.publish(`user.${session.userId}.${stream}`, event)
}
