import { type SQL, getTableColumns, sql } from 'drizzle-orm'
import { journalTrades } from '../schema.ts'

export type JournalTradeRow = typeof journalTrades.$inferSelect
/** A trade as it is first written; notes and revision come later. */
export type NewJournalTrade = Omit<
  JournalTradeRow,
  'userId' | 'revision' | 'notes' | 'notesAt' | 'excursionTries'
>

const columns = Object.entries(getTableColumns(journalTrades)).map(([key, { name }]) => ({
  key: key as keyof JournalTradeRow,
  name,
}))
const fresh = { notes: '', notesAt: null, excursionTries: 0 }

type Told = Record<string, unknown>

/**
 * The trades as rows of the table, in SQL. What all of them share is told once, and what is null is not told: reading
 * JSON is half of what writing a row costs the database.
 */
export function asRows(
  trades: readonly (NewJournalTrade & Pick<JournalTradeRow, 'userId' | 'revision'>)[],
): SQL {
  const rows = trades.map(inColumns)
  const shared = Object.entries(rows[0] ?? {}).filter(
    ([name, value]) => typeof value !== 'object' && rows.every((row) => row[name] === value),
  )
  for (const row of rows) for (const [name] of shared) delete row[name]
  const common = JSON.stringify(Object.fromEntries(shared))
  return sql`jsonb_populate_recordset(
    jsonb_populate_record(null::journal_trades, ${common}::jsonb), ${JSON.stringify(rows)}::jsonb)`
}

function inColumns(trade: NewJournalTrade & Pick<JournalTradeRow, 'userId' | 'revision'>): Told {
  const row: JournalTradeRow = { ...trade, ...fresh }
  const told: Told = {}
  for (const { key, name } of columns) if (row[key] !== null) told[name] = row[key]
  return told
}
