import { and, desc, eq, gte, inArray, lt, sum } from 'drizzle-orm'
import { add } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { modelDecisions } from '../schema.ts'
import { aiConversationStore } from './ai-conversations.ts'

export type ModelDecisionRow = typeof modelDecisions.$inferSelect
export type NewModelDecision = Omit<ModelDecisionRow, 'id'>
export type ModelDecisionNote = Partial<Omit<ModelDecisionRow, 'id' | 'userId' | 'accountId'>>

export function modelDecisionStore(db: Database) {
  return {
    async insert(row: NewModelDecision): Promise<number> {
      const [made] = await db
        .insert(modelDecisions)
        .values(row)
        .returning({ id: modelDecisions.id })
      if (made === undefined) throw new Error('a decision was not stored')
      return made.id
    },

    async change(id: number, change: ModelDecisionNote): Promise<void> {
      await db.update(modelDecisions).set(change).where(eq(modelDecisions.id, id))
    },

    /** Newest first. */
    async list(
      accountId: number,
      { before, limit }: { before?: number | undefined; limit: number },
    ): Promise<ModelDecisionRow[]> {
      return db
        .select()
        .from(modelDecisions)
        .where(
          and(
            eq(modelDecisions.accountId, accountId),
            before === undefined ? undefined : lt(modelDecisions.id, before),
          ),
        )
        .orderBy(desc(modelDecisions.id))
        .limit(limit)
    },

    async count(accountId: number): Promise<number> {
      return db.$count(modelDecisions, eq(modelDecisions.accountId, accountId))
    },

    /** Asked, before then where it says so, and not answered. Tests have a state of their own from the start. */
    async unanswered(
      accountId: number,
      states: readonly ('asked' | 'tested')[],
      before?: UnixMs,
    ): Promise<ModelDecisionRow[]> {
      return db
        .select()
        .from(modelDecisions)
        .where(
          and(
            eq(modelDecisions.accountId, accountId),
            inArray(modelDecisions.state, [...states]),
            eq(modelDecisions.asks, 0),
            before === undefined ? undefined : lt(modelDecisions.at, before),
          ),
        )
    },

    async byId(id: number): Promise<ModelDecisionRow | undefined> {
      const [row] = await db.select().from(modelDecisions).where(eq(modelDecisions.id, id))
      return row
    },

    /** Since then, with what talks took of the same model, and what is reserved for questions that are asked now. */
    async spent(
      accountId: number,
      since: UnixMs,
      now: UnixMs,
    ): Promise<{ tokens: number; cost: DecimalString }> {
      const [row] = await db
        .select({
          input: sum(modelDecisions.tokensIn),
          output: sum(modelDecisions.tokensOut),
          cost: sum(modelDecisions.cost),
        })
        .from(modelDecisions)
        .where(and(eq(modelDecisions.accountId, accountId), gte(modelDecisions.at, since)))
      const talks = await aiConversationStore(db).spent(accountId, since, now)
      return {
        tokens: Number(row?.input ?? 0) + Number(row?.output ?? 0) + talks.tokens,
        cost: add(row?.cost ?? '0', talks.cost),
      }
    },
  }
}
