import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { after, between, linesOf } from '../kernel/lines.ts'
import { rowsOf } from '../kernel/rows.ts'
import { importedFills, importedFunding, journalImports, journalTrades } from '../schema.ts'
import type { ImportCursor } from '../schema/journal/journal-imports.ts'

export type ImportRow = typeof journalImports.$inferSelect
type FillRow = typeof importedFills.$inferSelect
export type StoredAccountFill = Pick<
  FillRow,
  'symbol' | 'fillId' | 'at' | 'isBuy' | 'size' | 'price' | 'fee' | 'before'
>
export interface StoredPayment {
  symbol: string
  at: UnixMs
  amount: string
}

export interface ImportPage {
  fills: readonly StoredAccountFill[]
  funding: readonly StoredPayment[]
  cursor: ImportCursor | null
  progress: number
  /** Nobody else takes the job until then. */
  leaseUntil: UnixMs
}

const living = ['queued', 'running'] as const

export function importStore(db: Database) {
  const owned = (userId: UserId, id: string) =>
    and(eq(journalImports.id, id), eq(journalImports.userId, userId))

  return {
    async insert(row: ImportRow): Promise<void> {
      await db.insert(journalImports).values(row)
    },

    /** Newest first. */
    async list(userId: UserId, limit: number): Promise<ImportRow[]> {
      return db
        .select()
        .from(journalImports)
        .where(eq(journalImports.userId, userId))
        .orderBy(desc(journalImports.createdAt), desc(journalImports.id))
        .limit(limit)
    },

    async owned(userId: UserId, id: string): Promise<ImportRow | undefined> {
      const [row] = await db.select().from(journalImports).where(owned(userId, id))
      return row
    },

    /** Of an account: the import that waits or runs, and until when those before it have read. */
    async ofAccount(userId: UserId, accountId: string) {
      const rows = await db
        .select()
        .from(journalImports)
        .where(and(eq(journalImports.userId, userId), eq(journalImports.accountId, accountId)))
      const done = rows.filter(({ status }) => status === 'done').map(({ until }) => until)
      return {
        current: rows.find(({ status }) => status === 'queued' || status === 'running'),
        readTo: done.length === 0 ? null : Math.max(...done),
      }
    },

    /** The import that has waited longest, now held until `leaseUntil`; undefined when there is none to do. */
    async claim(now: UnixMs, leaseUntil: UnixMs): Promise<ImportRow | undefined> {
      const [row] = await db
        .update(journalImports)
        .set({ status: 'running', dueAt: leaseUntil })
        .where(
          sql`${journalImports.id} = (
            select id from ${journalImports}
            where status in ('queued', 'running') and due_at <= ${now}
            order by due_at, id limit 1 for update skip locked
          )`,
        )
        .returning()
      return row
    },

    /** After a restart of the only process: what it was doing can be taken up at once. */
    async release(now: UnixMs): Promise<void> {
      await db
        .update(journalImports)
        .set({ dueAt: now })
        .where(inArray(journalImports.status, [...living]))
    },

    /** Stores what was read and where reading goes on, all or nothing. False when the import was undone meanwhile. */
    async savePage(job: ImportRow, page: ImportPage): Promise<boolean> {
      return db.transaction(async (tx) => {
        const [held] = await tx
          .select({ status: journalImports.status })
          .from(journalImports)
          .where(eq(journalImports.id, job.id))
          .for('update')
        if (held?.status !== 'running') return false
        const added = await addFills(tx, job, page.fills)
        await addFunding(tx, job, page.funding)
        await tx
          .update(journalImports)
          .set({
            cursor: page.cursor,
            progress: page.progress,
            fills: sql`${journalImports.fills} + ${added}`,
            tries: 0,
            error: null,
            dueAt: page.leaseUntil,
          })
          .where(eq(journalImports.id, job.id))
        return true
      })
    },

    async change(
      id: string,
      change: Partial<
        Pick<
          ImportRow,
          | 'status'
          | 'error'
          | 'tries'
          | 'dueAt'
          | 'finishedAt'
          | 'imported'
          | 'skipped'
          | 'progress'
        >
      >,
    ): Promise<void> {
      await db.update(journalImports).set(change).where(eq(journalImports.id, id))
    },

    /** Deletes what was read by it. */
    async forget({ id, userId, accountId }: ImportRow): Promise<void> {
      if (accountId === null) return
      for (const table of [importedFills, importedFunding]) {
        await db
          .delete(table)
          .where(
            and(eq(table.userId, userId), eq(table.accountId, accountId), eq(table.importId, id)),
          )
      }
    },

    /** Those of these keys that trades of the journal have. */
    async knownKeys(userId: UserId, keys: readonly string[]): Promise<ReadonlySet<string>> {
      if (keys.length === 0) return new Set()
      const rows = await rowsOf<{ key: string }>(
        db,
        sql`select import_key as key from ${journalTrades}
          where user_id = ${userId}
            and import_key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`,
      )
      return new Set(rows.map(({ key }) => key))
    },

    async markets(userId: UserId, accountId: string): Promise<string[]> {
      const rows = await db
        .selectDistinct({ symbol: importedFills.symbol })
        .from(importedFills)
        .where(and(eq(importedFills.userId, userId), eq(importedFills.accountId, accountId)))
        .orderBy(importedFills.symbol)
      return rows.map(({ symbol }) => symbol)
    },

    /**
     * Notes what was held before the first fill since `from`: what is held now without all that was filled since. `held`:
     * signed base units; a market that it does not name is held no more, null: not known.
     */
    async noteOpening(
      { userId, accountId }: ImportRow,
      { from, held }: { from: UnixMs; held: Readonly<Record<string, DecimalString | null>> },
    ): Promise<void> {
      if (accountId === null) return
      await db.execute(sql`
        with told as (
          select symbol, size from jsonb_to_recordset(${JSON.stringify(
            Object.entries(held).map(([symbol, size]) => ({ symbol, size })),
          )}::jsonb) as told(symbol text, size numeric)
        ), sums as (
          select symbol, sum(case when is_buy then size else -size end) as filled
          from ${importedFills}
          where user_id = ${userId} and account_id = ${accountId} and at >= ${from}
          group by symbol
        ), firsts as (
          select distinct on (symbol) symbol, fill_id
          from ${importedFills}
          where user_id = ${userId} and account_id = ${accountId} and at >= ${from}
          order by symbol, at, seq
        )
        update ${importedFills} as fills
        set before = (case when told.symbol is null then 0 else told.size end) - sums.filled
        from firsts join sums using (symbol) left join told using (symbol)
        where fills.user_id = ${userId} and fills.account_id = ${accountId}
          and fills.symbol = firsts.symbol and fills.fill_id = firsts.fill_id`)
    },

    /** Everything of one market of an account, in the order in which it happened. */
    async history(userId: UserId, accountId: string, symbol: string) {
      const [told] = await rowsOf<{ text: string | null }>(
        db,
        sql`select string_agg(concat_ws(${between}::text, translate(fill_id, ${between + after}::text, '  '), at,
            is_buy, size, price, fee, coalesce(before::text, '')), ${after}::text order by at, seq) as text
          from ${importedFills}
          where user_id = ${userId} and account_id = ${accountId} and symbol = ${symbol}`,
      )
      const fills = linesOf(told?.text).map(fillOf)
      const { amount, at: paidAt } = importedFunding
      const funding = await db
        .select({ at: paidAt, amount })
        .from(importedFunding)
        .where(
          and(
            eq(importedFunding.userId, userId),
            eq(importedFunding.accountId, accountId),
            eq(importedFunding.symbol, symbol),
          ),
        )
        .orderBy(importedFunding.at)
      return { fills, funding }
    },
  }
}

function fillOf([fillId = '', at, isBuy, size = '', price = '', fee = '', before = '']: string[]) {
  const held = before === '' ? null : before
  return { fillId, at: Number(at), isBuy: isBuy === 't', size, price, fee, before: held }
}

/** Returns how many were new. */
async function addFills(
  db: Database,
  { id, userId, accountId }: ImportRow,
  fills: readonly StoredAccountFill[],
): Promise<number> {
  if (fills.length === 0) return 0
  const rows = fills.map((fill, n) => ({ ...fill, n }))
  const [added] = await rowsOf<{ count: number }>(
    db,
    sql`with added as (
      insert into ${importedFills}
        (user_id, account_id, symbol, fill_id, import_id, at, is_buy, size, price, fee, before)
      select ${userId}, ${accountId}, symbol, "fillId", ${id}, at, "isBuy", size, price, fee, before
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told(
        symbol text, "fillId" text, at bigint, "isBuy" boolean, size numeric, price numeric, fee numeric, before numeric,
        n integer)
      order by n
      on conflict do nothing
      returning 1
    ) select count(*)::integer as count from added`,
  )
  return added?.count ?? 0
}

async function addFunding(
  db: Database,
  { id, userId, accountId }: ImportRow,
  payments: readonly StoredPayment[],
): Promise<void> {
  if (payments.length === 0) return
  await db.execute(sql`
    insert into ${importedFunding} (user_id, account_id, symbol, at, import_id, amount)
    select ${userId}, ${accountId}, symbol, at, ${id}, sum(amount)
    from jsonb_to_recordset(${JSON.stringify(payments)}::jsonb) as told(symbol text, at bigint, amount numeric)
    group by symbol, at
    on conflict do nothing`)
}
