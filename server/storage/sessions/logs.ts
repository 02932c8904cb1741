import { and, desc, eq, gte, lt, lte, sql } from 'drizzle-orm'
import type { LogKind, LogLevel } from '../../../contract/sessions/logs.ts'
import type { MandateId, TradeId, UnixMs } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { logs } from '../schema.ts'

export type LogRow = typeof logs.$inferSelect
export type NewLog = Omit<LogRow, 'seq'>

export interface LogFilter {
  level?: LogLevel | undefined
  kind?: LogKind | undefined
  q?: string | undefined
  from?: UnixMs | undefined
  to?: UnixMs | undefined
  /** Older than this `seq`. */
  before?: number | undefined
  limit: number
}

export function logStore(db: Database) {
  return {
    async append(log: NewLog): Promise<number> {
      const [row] = await db.insert(logs).values(log).returning({ seq: logs.seq })
      if (row === undefined) throw new Error('a log line was not written')
      return row.seq
    },

    async replaceData(seq: number, data: LogRow['data']): Promise<void> {
      await db.update(logs).set({ data }).where(eq(logs.seq, seq))
    },

    /** Newest first. Callers have checked that the mandate or trade belongs to the viewer. */
    async list(
      scope: { mandateId: MandateId } | { tradeId: TradeId },
      filter: LogFilter,
    ): Promise<LogRow[]> {
      const { level, kind, q, from, to, before, limit } = filter
      return db
        .select()
        .from(logs)
        .where(
          and(
            'mandateId' in scope
              ? eq(logs.mandateId, scope.mandateId)
              : eq(logs.tradeId, scope.tradeId),
            level && eq(logs.level, level),
            kind && eq(logs.kind, kind),
            // Not LIKE, so that % and _ are ordinary characters.
            q ? sql`position(lower(${q}) in lower(${logs.message})) > 0` : undefined,
            from === undefined ? undefined : gte(logs.at, from),
            to === undefined ? undefined : lte(logs.at, to),
            before === undefined ? undefined : lt(logs.seq, before),
          ),
        )
        .orderBy(desc(logs.seq))
        .limit(limit)
    },
  }
}
