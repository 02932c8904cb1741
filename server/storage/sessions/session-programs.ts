import { eq, sql } from 'drizzle-orm'
import type { SessionId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { sessionPrograms } from '../schema.ts'

export type SessionProgramRow = typeof sessionPrograms.$inferSelect

export function sessionProgramStore(db: Database) {
  return {
    /** What the program said last; undefined before it was asked. */
    async of(id: SessionId): Promise<SessionProgramRow | undefined> {
      const [row] = await db.select().from(sessionPrograms).where(eq(sessionPrograms.sessionId, id))
      return row
    },

    /** Keeps an answer and what the program remembers, in one step. An answer about an earlier candle is left out. */
    async note(row: Omit<SessionProgramRow, 'at'>): Promise<void> {
      const { at } = row.said
      await db
        .insert(sessionPrograms)
        .values({ ...row, at })
        .onConflictDoUpdate({
          target: sessionPrograms.sessionId,
          set: { at, said: row.said, state: row.state },
          setWhere: sql`${sessionPrograms.at} < ${at}`,
        })
    },
  }
}
