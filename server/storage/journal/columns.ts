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

/** The row as the table has it: by the names, and in the order, of its columns. */
export function inColumns(
  trade: NewJournalTrade & Pick<JournalTradeRow, 'userId' | 'revision'>,
): Record<string, unknown> {
  const row: JournalTradeRow = { ...trade, ...fresh }
  return Object.fromEntries(columns.map(({ key, name }) => [name, row[key]]))
}
