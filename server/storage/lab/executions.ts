import { and, asc, desc, eq, gt, inArray, lt, lte } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { executions } from '../schema.ts'

export type ExecutionRow = typeof executions.$inferSelect
export type NewExecution = Omit<ExecutionRow, 'id'>
export type ExecutionNote = Partial<
  Pick<
    ExecutionRow,
    'state' | 'quantity' | 'checks' | 'orderId' | 'positionId' | 'error' | 'stop' | 'leverage'
  >
>

export interface ExecutionFilter {
  programId?: number | undefined
  accountId?: number | undefined
  bindingId?: number | undefined
  action?: ExecutionRow['action'] | undefined
  before?: UnixMs | undefined
  after?: UnixMs | undefined
}

/** What stands for a program where a language model decides. */
export const modelProgram = 0

export function executionStore(db: Database) {
  return {
    /** Newest first. */
    async list(
      userId: UserId,
      filter: ExecutionFilter,
      { offset, limit }: { offset: number; limit: number },
    ): Promise<ExecutionRow[]> {
      const { programId, accountId, bindingId, action, before, after } = filter
      return db
        .select()
        .from(executions)
        .where(
          and(
            eq(executions.userId, userId),
            bindingId === undefined ? gt(executions.programId, modelProgram) : undefined,
            programId === undefined ? undefined : eq(executions.programId, programId),
            accountId === undefined ? undefined : eq(executions.accountId, accountId),
            bindingId === undefined ? undefined : eq(executions.bindingId, bindingId),
            action === undefined ? undefined : eq(executions.action, action),
            before === undefined ? undefined : lt(executions.at, before),
            after === undefined ? undefined : gt(executions.at, after),
          ),
        )
        .orderBy(desc(executions.id))
        .offset(offset)
        .limit(limit)
    },

    async insert(rows: readonly NewExecution[]): Promise<ExecutionRow[]> {
      if (rows.length === 0) return []
      return db
        .insert(executions)
        .values([...rows])
        .returning()
    },

    async change(id: number, change: ExecutionNote): Promise<void> {
      await db.update(executions).set(change).where(eq(executions.id, id))
    },

    /** Not carried out yet, oldest first. */
    async decided(bindingId: number): Promise<ExecutionRow[]> {
      return db
        .select()
        .from(executions)
        .where(and(eq(executions.bindingId, bindingId), eq(executions.state, 'decided')))
        .orderBy(asc(executions.id))
    },

    /** Bindings with decisions that were left behind before then. */
    async leftBehind(before: UnixMs): Promise<number[]> {
      const rows = await db
        .selectDistinct({ bindingId: executions.bindingId })
        .from(executions)
        .where(and(eq(executions.state, 'decided'), lte(executions.at, before)))
      return rows.map(({ bindingId }) => bindingId)
    },

    /** Of these answers of models, oldest first. */
    async ofDecisions(ids: readonly number[]): Promise<ExecutionRow[]> {
      if (ids.length === 0) return []
      return db
        .select()
        .from(executions)
        .where(inArray(executions.decisionId, [...ids]))
        .orderBy(asc(executions.id))
    },

    /** Sent ones of these positions. */
    async ofPositions(positionIds: readonly string[]): Promise<ExecutionRow[]> {
      if (positionIds.length === 0) return []
      return db
        .select()
        .from(executions)
        .where(inArray(executions.positionId, [...positionIds]))
        .orderBy(asc(executions.id))
    },

    /** Of a binding in a range of time, oldest first. */
    async between(bindingId: number, from: UnixMs, to: UnixMs): Promise<ExecutionRow[]> {
      return db
        .select()
        .from(executions)
        .where(
          and(
            eq(executions.bindingId, bindingId),
            gt(executions.at, from - 1),
            lte(executions.at, to),
          ),
        )
        .orderBy(asc(executions.id))
    },

    /** Runs without a decision before then are forgotten. */
    async forgetHolds(bindingId: number, before: UnixMs): Promise<void> {
      await db
        .delete(executions)
        .where(
          and(
            eq(executions.bindingId, bindingId),
            eq(executions.action, 'hold'),
            lt(executions.at, before),
          ),
        )
    },
  }
}
