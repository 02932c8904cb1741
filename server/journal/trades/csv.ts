// Trades as CSV, which the import reads again.
import type { JournalTrade } from '../../../contract/journal/journal-trade.ts'
import { csvLines } from '../../../engine/csv.ts'

type Cell = string | number | boolean | null

const columns: Record<string, (trade: JournalTrade) => Cell> = {
  id: ({ id }) => id,
  opened_at: (trade) => trade.opened_at,
  closed_at: (trade) => trade.closed_at,
  exchange: ({ exchange }) => exchange,
  origin: ({ origin }) => origin,
  source: ({ source }) => source,
  symbol: ({ symbol }) => symbol,
  side: ({ side }) => side,
  quantity: ({ quantity }) => quantity,
  leverage: ({ leverage }) => leverage,
  entry_price: (trade) => trade.entry_price,
  exit_price: (trade) => trade.exit_price,
  stop_loss: (trade) => trade.stop_loss,
  target: ({ target }) => target,
  realized_pnl: (trade) => trade.realized_pnl,
  fees: ({ fees }) => fees,
  funding: ({ funding }) => funding,
  net_pnl: (trade) => trade.net_pnl,
  risk_amount: (trade) => trade.risk_amount,
  r_multiple: (trade) => trade.r_multiple,
  mae: ({ mae }) => mae,
  mfe: ({ mfe }) => mfe,
  duration_secs: (trade) => trade.duration_secs,
  close_reason: (trade) => trade.close_reason,
  setup_tag: (trade) => trade.setup_tag,
  planned: ({ planned }) => planned,
  status: ({ status }) => status,
  tags: ({ tags }) => tags.map(({ name }) => name).join(', '),
  notes: ({ notes }) => notes,
}

export const csvHead = csvLines([Object.keys(columns)])

export function csvLine(trade: JournalTrade): string {
  return csvLines([Object.values(columns).map((of) => String(of(trade) ?? ''))])
}
