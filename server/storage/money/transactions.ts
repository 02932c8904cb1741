// One list from three tables. What the exchange has booked is shown by its ledger entry, everything else by our own
// row. A row that became an entry stores its key, so that nothing shows twice.
import { and, desc, eq, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { add, negate } from '../../../contract/decimal.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import type { LedgerKind } from './ledger-entries.ts'
import { deposits, ledgerEntries, transfers } from '../schema.ts'

export interface TransactionRow {
  id: string
  kind: LedgerKind
  at: UnixMs
  /** USDC, signed: what it did to the account, will do, or, for a failed one, would have done. */
  amount: string
  fee: string
  status: 'pending' | 'submitted' | 'unknown' | 'done' | 'failed'
  counterparty: string | null
  txHash: string | null
  /** When it was requested, for a transfer of ours. */
  askedAt: UnixMs | null
  message: string | null
}

export interface TransactionCursor {
  at: UnixMs
  id: string
}

export interface TransactionPage {
  kind?: LedgerKind | undefined
  after?: TransactionCursor | undefined
  limit: number
}

export function transactionStore(db: Database) {
  return {
    /** Newest first. */
    async list(userId: UserId, page: TransactionPage): Promise<TransactionRow[]> {
      const parts = await Promise.all([
        booked(db, userId, page),
        unbookedTransfers(db, userId, page),
        unbookedDeposits(db, userId, page),
      ])
      return parts.flat().toSorted(newestFirst).slice(0, page.limit)
    },
  }
}

async function booked(
  db: Database,
  userId: UserId,
  page: TransactionPage,
): Promise<TransactionRow[]> {
  const id = sql<string>`coalesce(${transfers.id}, ${deposits.id}, ${ledgerEntries.key})`
  const rows = await db
    .select({ id, entry: ledgerEntries, transfer: transfers, deposit: deposits })
    .from(ledgerEntries)
    .leftJoin(
      transfers,
      and(eq(transfers.userId, userId), eq(transfers.ledgerKey, ledgerEntries.key)),
    )
    .leftJoin(deposits, and(eq(deposits.userId, userId), eq(deposits.ledgerKey, ledgerEntries.key)))
    .where(
      and(
        eq(ledgerEntries.userId, userId),
        page.kind && eq(ledgerEntries.kind, page.kind),
        older(ledgerEntries.at, id, page),
      ),
    )
    .orderBy(desc(ledgerEntries.at), desc(inCodeOrder(id)))
    .limit(page.limit)
  return rows.map(({ entry, transfer, deposit, ...row }) => ({
    id: row.id,
    kind: entry.kind,
    at: entry.at,
    amount: entry.amount,
    fee: entry.fee,
    status: transfer?.status ?? 'done',
    counterparty: transfer?.destination ?? entry.counterparty,
    txHash: transfer?.txHash ?? deposit?.txHash ?? null,
    askedAt: transfer?.createdAt ?? null,
    message: transfer?.message ?? noteIn(entry.data),
  }))
}

function noteIn({ note }: Record<string, unknown>): string | null {
  return typeof note === 'string' ? note : null
}

async function unbookedTransfers(
  db: Database,
  userId: UserId,
  page: TransactionPage,
): Promise<TransactionRow[]> {
  const kinds = (['withdraw', 'send'] as const).filter(
    (kind) => page.kind === undefined || kindOf[kind] === page.kind,
  )
  if (kinds.length === 0) return []
  const rows = await db
    .select()
    .from(transfers)
    .where(
      and(
        eq(transfers.userId, userId),
        isNull(transfers.ledgerKey),
        inArray(transfers.kind, kinds),
        older(transfers.createdAt, sql`${transfers.id}`, page),
      ),
    )
    .orderBy(desc(transfers.createdAt), desc(inCodeOrder(sql`${transfers.id}`)))
    .limit(page.limit)
  return rows.map((row) => ({
    id: row.id,
    kind: kindOf[row.kind],
    at: row.createdAt,
    amount: effectOf(row),
    fee: row.fee,
    status: row.status,
    counterparty: row.destination,
    txHash: row.txHash,
    askedAt: row.createdAt,
    message: row.message,
  }))
}

async function unbookedDeposits(
  db: Database,
  userId: UserId,
  page: TransactionPage,
): Promise<TransactionRow[]> {
  if (page.kind !== undefined && page.kind !== 'deposit') return []
  const rows = await db
    .select()
    .from(deposits)
    .where(
      and(
        eq(deposits.userId, userId),
        isNull(deposits.ledgerKey),
        older(deposits.recordedAt, sql`${deposits.id}`, page),
      ),
    )
    .orderBy(desc(deposits.recordedAt), desc(inCodeOrder(sql`${deposits.id}`)))
    .limit(page.limit)
  return rows.map((row) => ({
    id: row.id,
    kind: 'deposit',
    at: row.recordedAt,
    amount: row.amount,
    fee: '0',
    status: row.status === 'orphaned' ? 'failed' : 'pending',
    counterparty: row.from,
    txHash: row.txHash,
    askedAt: null,
    message: row.status === 'orphaned' ? 'The chain took this transfer back' : null,
  }))
}

const kindOf = { withdraw: 'withdrawal', send: 'send' } as const

/** A withdrawal's fee is included in its amount, a send's fee is added. */
function effectOf({ kind, amount, fee }: typeof transfers.$inferSelect): string {
  return negate(kind === 'withdraw' ? amount : add(amount, fee))
}

function older(at: AnyPgColumn, id: SQL, { after }: TransactionPage): SQL | undefined {
  if (after === undefined) return undefined
  return or(lt(at, after.at), and(eq(at, after.at), sql`${inCodeOrder(id)} < ${after.id}`))
}

/** Compares as JavaScript does, whatever the database's locale. */
function inCodeOrder(id: SQL): SQL {
  return sql`(${id}) collate "C"`
}

function newestFirst(a: TransactionRow, b: TransactionRow): number {
  return b.at - a.at || (a.id < b.id ? 1 : -1)
}
