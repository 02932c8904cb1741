import { getTableColumns } from 'drizzle-orm'
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

/** The row by the names of the table's columns. What is null is left out, which is quicker to read for the database. */
export function inColumns(
  trade: NewJournalTrade & Pick<JournalTradeRow, 'userId' | 'revision'>,
): Record<string, unknown> {
  const row: JournalTradeRow = { ...trade, ...fresh }
  const told: Record<string, unknown> = {}
  for (const { key, name } of columns) if (row[key] !== null) told[name] = row[key]
  return told
}
