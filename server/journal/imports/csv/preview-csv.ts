import type * as contract from '../../../../contract/endpoints.ts'
import { add } from '../../../../contract/decimal.ts'
import type { ViewerContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { readPlan } from './plan-csv.ts'
import { type CsvOutcome, tradesOfCsv } from './trades-of-csv.ts'
import { withoutOwn } from './without-own.ts'

const mostShown = 20
const mostRefused = 100
const nothing: CsvOutcome = {
  trades: [],
  refused: [],
  open: 0,
  decimalComma: false,
  dayFirst: false,
}

export const previewCsv: Verb<ViewerContext, typeof contract.previewCsv> = async ({
  ctx,
  input: { body },
}) => {
  const { plan, missing } = await readPlan(ctx, body)
  const outcome = missing.length > 0 ? nothing : await tradesOfCsv(plan)
  const { trades, refused, open, decimalComma, dayFirst } = outcome
  const keys = trades.flatMap(({ importKey }) => importKey ?? [])
  const known = await ctx.store.journalImports.knownKeys(ctx.viewer.id, keys)
  const unknown = trades.filter(({ importKey }) => !known.has(importKey ?? ''))
  const fresh = await withoutOwn(ctx, plan, unknown)
  return {
    layout: plan.layout.id,
    exchange: plan.exchange,
    kind: plan.kind,
    delimiter: plan.table.delimiter,
    decimal_comma: decimalComma,
    day_first: dayFirst,
    headers: plan.table.headers,
    mapping: plan.mapping,
    missing,
    rows: plan.table.rows.length,
    trades: fresh.length,
    known: trades.length - fresh.length,
    open,
    net_pnl: add(...fresh.map(({ netPnl }) => netPnl), '0'),
    sample: fresh.slice(0, mostShown).map((trade) => ({
      symbol: trade.symbol,
      side: trade.side === 'long' ? 'buy' : 'sell',
      quantity: trade.quantity,
      entry_price: trade.entryPrice,
      exit_price: trade.exitPrice,
      net_pnl: trade.netPnl,
      opened_at: new Date(trade.openedAt).toISOString(),
      closed_at: new Date(trade.closedAt).toISOString(),
    })),
    refused_count: refused.length,
    refused: refused.slice(0, mostRefused),
  }
}
