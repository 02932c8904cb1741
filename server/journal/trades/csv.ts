// Trades as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe before it.
import type { JournalTrade } from '../../../contract/journal/journal-trade.ts'

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

export const csvHead = `${Object.keys(columns).join(',')}\r\n`

export function csvLine(trade: JournalTrade): string {
  return `${Object.values(columns)
    .map((of) => cell(of(trade)))
    .join(',')}\r\n`
}

const number = /^-?\d+(\.\d+)?$/

function cell(value: Cell): string {
  if (value === null) return ''
  const text = String(value)
  const safe = /^[=+\-@\t\r]/.test(text) && !number.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
