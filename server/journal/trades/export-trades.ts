import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { sortedRows } from '../book/sorted.ts'
import { csvHead, csvLine } from './csv.ts'
import { markdownOf } from './markdown.ts'
import { piecesOf } from './pieces-of.ts'

const formats = {
  csv: { type: 'text/csv', head: csvHead, text: csvLine },
  md: { type: 'text/markdown', head: '', text: markdownOf },
} as const

export const exportJournalTrades: Verb<
  ViewerContext,
  typeof contract.exportJournalTrades
> = async ({ ctx, input: { query } }) => {
  const { rows } = await matchingTrades(ctx, query)
  const ids = sortedRows(rows, query).map(({ id }) => id)
  const { type, head, text } = formats[query.format]
  return { type, name: `journal.${query.format}`, text: piecesOf(ctx, ids, { head, text }) }
}
