import { and, desc, eq, gt, lt, sql } from 'drizzle-orm'
import type { BacktestState } from '../../../contract/lab/backtest-shapes.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { backtestEvents, backtests, programVersions } from '../schema.ts'
import type { BacktestEvents, BacktestOutcome, BacktestTerms } from './backtest-content.ts'
import type { ListPart } from './programs.ts'

export type BacktestRow = typeof backtests.$inferSelect
/** With the name that its program had. */
export type NamedBacktest = BacktestRow & { programName: string }

export interface NewBacktest {
  userId: UserId
  programId: number
  version: number
  terms: BacktestTerms
  createdAt: UnixMs
}

export function backtestStore(db: Database) {
  const named = () =>
    db
      .select({ row: backtests, programName: programVersions.name })
      .from(backtests)
      .innerJoin(
        programVersions,
        and(
          eq(programVersions.programId, backtests.programId),
          eq(programVersions.version, backtests.version),
        ),
      )
  const joined = ({ row, programName }: { row: BacktestRow; programName: string }) => ({
    ...row,
    programName,
  })

  return {
    async insert(row: NewBacktest): Promise<BacktestRow> {
      const [made] = await db
        .insert(backtests)
        .values({ ...row, status: 'running', progress: 0, leaseUntil: 0, tries: 0 })
        .returning()
      if (made === undefined) throw new Error('a backtest was not stored')
      return made
    },

    /** Of everybody: those that wait, and those at work. */
    async unfinished(): Promise<number> {
      return db.$count(backtests, eq(backtests.status, 'running'))
    },

    async running(userId: UserId): Promise<number> {
      return db.$count(
        backtests,
        and(eq(backtests.userId, userId), eq(backtests.status, 'running')),
      )
    },

    async list(
      userId: UserId,
      {
        limit,
        offset,
        after,
        before,
        programId,
        status,
      }: ListPart & { programId?: number | undefined; status?: BacktestState | undefined },
    ): Promise<NamedBacktest[]> {
      const rows = await named()
        .where(
          and(
            eq(backtests.userId, userId),
            programId === undefined ? undefined : eq(backtests.programId, programId),
            status === undefined ? undefined : eq(backtests.status, status),
            after === undefined ? undefined : gt(backtests.createdAt, after),
            before === undefined ? undefined : lt(backtests.createdAt, before),
          ),
        )
        .orderBy(desc(backtests.id))
        .limit(limit)
        .offset(offset)
      return rows.map(joined)
    },

    async owned(userId: UserId, id: number): Promise<NamedBacktest | undefined> {
      const [row] = await named().where(and(eq(backtests.id, id), eq(backtests.userId, userId)))
      return row && joined(row)
    },

    async shared(token: string): Promise<NamedBacktest | undefined> {
      const [row] = await named().where(eq(backtests.shareToken, token))
      return row && joined(row)
    },

    async events(backtestId: number): Promise<BacktestEvents> {
      const [row] = await db
        .select()
        .from(backtestEvents)
        .where(eq(backtestEvents.backtestId, backtestId))
      return row?.events ?? []
    },

    async remove(id: number): Promise<void> {
      await db.delete(backtests).where(eq(backtests.id, id))
    },

    /** False when it had ended before. */
    async cancel(id: number, at: UnixMs): Promise<boolean> {
      const rows = await db
        .update(backtests)
        .set({ status: 'cancelled', finishedAt: at })
        .where(and(eq(backtests.id, id), eq(backtests.status, 'running')))
        .returning({ id: backtests.id })
      return rows.length > 0
    },

    /** The token that it is shared by from now on: an earlier one stays. */
    async share(id: number, token: string): Promise<string> {
      const [row] = await db
        .update(backtests)
        .set({ shareToken: sql`coalesce(${backtests.shareToken}, ${token})` })
        .where(eq(backtests.id, id))
        .returning({ token: backtests.shareToken })
      return row?.token ?? token
    },

    /** Its link finds nothing any more. */
    async unshare(id: number): Promise<void> {
      await db.update(backtests).set({ shareToken: null }).where(eq(backtests.id, id))
    },

    /** The backtest that has waited longest and that nobody works on, now held until `leaseUntil`. */
    async claim(now: UnixMs, leaseUntil: UnixMs): Promise<BacktestRow | undefined> {
      const [row] = await db
        .update(backtests)
        .set({ leaseUntil, tries: sql`${backtests.tries} + 1` })
        .where(
          sql`${backtests.id} = (
            select id from ${backtests}
            where status = 'running' and lease_until <= ${now}
            order by id limit 1 for update skip locked
          )`,
        )
        .returning()
      return row
    },

    /** After a restart of the only process: what it was doing can be taken up at once. */
    async release(): Promise<void> {
      await db.update(backtests).set({ leaseUntil: 0 }).where(eq(backtests.status, 'running'))
    },

    /** False when it was cancelled meanwhile. */
    async hold(id: number, progress: number, leaseUntil: UnixMs): Promise<boolean> {
      const rows = await db
        .update(backtests)
        .set({ progress, leaseUntil })
        .where(and(eq(backtests.id, id), eq(backtests.status, 'running')))
        .returning({ id: backtests.id })
      return rows.length > 0
    },

    async fail(id: number, error: NonNullable<BacktestRow['error']>, at: UnixMs): Promise<void> {
      await db
        .update(backtests)
        .set({ status: 'error', error, finishedAt: at })
        .where(and(eq(backtests.id, id), eq(backtests.status, 'running')))
    },

    /** All or nothing; nothing when it was cancelled meanwhile. */
    async complete(
      id: number,
      result: {
        outcome: BacktestOutcome
        events: BacktestEvents
        fingerprint: string
        at: UnixMs
      },
    ): Promise<void> {
      const { outcome, events, fingerprint, at } = result
      await db.transaction(async (tx) => {
        const rows = await tx
          .update(backtests)
          .set({ status: 'completed', progress: 1, outcome, fingerprint, finishedAt: at })
          .where(and(eq(backtests.id, id), eq(backtests.status, 'running')))
          .returning({ id: backtests.id })
        if (rows.length === 0) return
        await tx.insert(backtestEvents).values({ backtestId: id, events })
      })
    },
  }
}
