import type { ViewerContext } from '../../../context.ts'
import type { NewJournalTrade } from '../../../storage/journal/trades.ts'
import { keyOf } from './csv-key.ts'
import type { CsvPlan } from './trades-of-csv.ts'

/** A trade that a file of the journal's own export names is not added again while it is in the journal. */
export async function withoutOwn(
  { journal, viewer }: Pick<ViewerContext, 'journal' | 'viewer'>,
  { layout, exchange }: CsvPlan,
  trades: readonly NewJournalTrade[],
): Promise<NewJournalTrade[]> {
  if (layout.isOwn !== true) return [...trades]
  const { rows } = await journal.of(viewer.id)
  const known = new Set(rows.map(({ id, symbol }) => keyOf(exchange, symbol, id)))
  return trades.filter(({ importKey }) => importKey === null || !known.has(importKey))
}
