// Stores house traders and their past with final values. The leaderboard's triggers treat these rows like any
// others.
import { eq, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import type { FillRow } from '../trading/fills.ts'
import type { LedgerEntryRow } from '../money/ledger-entries.ts'
import type { MandateRow } from '../trading/mandates.ts'
import type { OrderRow } from '../trading/orders.ts'
import type { PositionRow } from '../trading/positions.ts'
import type { TargetRow } from '../trading/targets.ts'
import {
  fills,
  ledgerEntries,
  mandates,
  orders,
  positions,
  sessions,
  targets,
  trades,
  users,
} from '../schema.ts'
import type { SessionRow } from '../sessions/sessions.ts'
import type { TradeRow } from '../trading/trades.ts'

export interface HistoryRows {
  mandates: MandateRow[]
  sessions: SessionRow[]
  trades: TradeRow[]
  positions: PositionRow[]
  orders: OrderRow[]
  targets: TargetRow[]
  fills: FillRow[]
  ledgerEntries: LedgerEntryRow[]
}

const rowsAtOnce = 200

export function houseStore(db: Database) {
  return {
    /** Marks the user as a house trader, shown under this label, with all fills up to the cursor booked. */
    async enroll(userId: UserId, label: string, fillsCursor: UnixMs): Promise<void> {
      const settings = sql`${users.settings} || ${JSON.stringify({ label })}::jsonb`
      await db
        .update(users)
        .set({ role: 'house', settings, fillsCursor })
        .where(eq(users.id, userId))
    },

    /** Throws when any of these rows exists already. */
    async insertHistory(rows: HistoryRows): Promise<void> {
      await insert(db, mandates, rows.mandates)
      await insert(db, sessions, rows.sessions)
      await insert(db, trades, rows.trades)
      await insert(db, positions, rows.positions)
      await insert(db, targets, rows.targets)
      await insert(db, orders, rows.orders)
      await insert(db, fills, rows.fills)
      await insert(db, ledgerEntries, rows.ledgerEntries)
    },
  }
}

async function insert<Table extends PgTable>(
  db: Database,
  table: Table,
  rows: Table['$inferInsert'][],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await db.insert(table).values(rows.slice(from, from + rowsAtOnce))
  }
}
