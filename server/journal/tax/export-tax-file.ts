import type * as contract from '../../../contract/endpoints.ts'
import type { TaxFormat } from '../../../contract/journal/tax-files.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import { coinTrackingHead, coinTrackingLines } from '../../../engine/journal/tax/cointracking.ts'
import { fillLine, fillsHead } from '../../../engine/journal/tax/fills-csv.ts'
import { koinlyHead, koinlyLines } from '../../../engine/journal/tax/koinly.ts'
import { startOfDay } from '../../../engine/journal/zones/zone-days.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { FillRow } from '../../storage/trading/fills.ts'
import { csvHead, csvLine } from '../trades/csv.ts'
import { type TradeText, piecesOf } from '../trades/pieces-of.ts'

const texts: Record<Exclude<TaxFormat, 'fills'>, TradeText> = {
  positions: { head: csvHead, text: csvLine },
  koinly: { head: koinlyHead, text: koinlyLines },
  cointracking: { head: coinTrackingHead, text: coinTrackingLines },
}

/** From the first moment of the year until before the first of the next. */
interface Year {
  from: UnixMs
  until: UnixMs
}

export const exportTaxFile: Verb<ViewerContext, typeof contract.exportTaxFile> = async ({
  ctx,
  input: { query },
}) => {
  const { year, format, tz } = query
  const range = {
    from: startOfDay(`${year}-01-01`, tz),
    until: startOfDay(`${year + 1}-01-01`, tz),
  }
  const text =
    format === 'fills'
      ? fillPieces(ctx, range)
      : piecesOf(ctx, await closedIn(ctx, range), texts[format])
  return { type: 'text/csv', name: `${format}-${year}.csv`, text }
}

/** Of trades that were made here: others are in the files of their own exchanges. */
async function closedIn(
  { journal, viewer }: Pick<ViewerContext, 'journal' | 'viewer'>,
  { from, until }: Year,
): Promise<string[]> {
  const { rows } = await journal.of(viewer.id)
  return rows
    .filter(({ source, closedAt }) => source === 'live' && closedAt >= from && closedAt < until)
    .map(({ id }) => id)
}

async function* fillPieces(
  { store, viewer }: Pick<ViewerContext, 'store' | 'viewer'>,
  range: Year,
): AsyncGenerator<string, void, undefined> {
  yield fillsHead
  let after: FillRow | undefined
  for (;;) {
    const rows = await store.fills.pageBetween(viewer.id, range, after)
    if (rows.length === 0) return
    yield rows.map(fillLine).join('')
    after = rows.at(-1)
  }
}
