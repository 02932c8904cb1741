// The journal's own export: harmless in a spreadsheet, and the same trades when it is imported.
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { JournalTrade } from '../../../../contract/journal/journal-trade.ts'
import { csvHead, csvLine } from '../../trades/csv.ts'
import { planCsv } from './plan-csv.ts'

const told: JournalTrade = {
  id: 'b2a7',
  trade_group_id: null,
  session_id: null,
  account_id: null,
  origin: 'manual',
  exchange: 'hyperliquid',
  symbol: 'BTC_USDT',
  side: 'sell',
  entry_price: '50000',
  exit_price: '51000.5',
  quantity: '0.1',
  leverage: 5,
  realized_pnl: '-100.05',
  fees: '4',
  funding: '4',
  net_pnl: '-100.05',
  stop_loss: '51000',
  target: null,
  risk_amount: '100',
  r_multiple: '-1.0005',
  mae: '-120',
  mfe: '0',
  mae_r: null,
  mfe_r: null,
  opened_at: '2026-04-01T09:00:00.250Z',
  closed_at: '2026-04-01T10:00:00.000Z',
  duration_secs: 3_599,
  close_reason: 'manual',
  setup_tag: '=1+1',
  planned: false,
  status: 'final',
  source: 'live',
  notes: '@SUM(A1)\n"quoted", and more',
  tags: [
    { id: 't', name: '+late', color: '#000000' },
    { id: 'u', name: '\tearly', color: '#000000' },
  ],
}

test('what the journal exports runs as no formula, and is read again to the cent', async () => {
  const file = csvHead + csvLine(told)
  const cells = parse(file, { relax_column_count: false })[1] as string[]
  for (const cell of cells) expect(cell).not.toMatch(/^[\s]*[=+@\t\r]|^-(?!\d+(\.\d+)?$)/)
  const { trades, refused, plan } = await planCsv(
    { newId: () => 'made' },
    { file: new File([file], 'journal.csv'), tz: 'UTC' },
  )
  expect([plan.layout.id, refused]).toEqual(['alura', []])
  expect(trades).toMatchObject([
    {
      symbol: 'BTC_USDT',
      side: 'short',
      quantity: '0.1',
      entryPrice: '50000',
      exitPrice: '51000.5',
      fees: '4',
      netPnl: '-100.05',
      openedAt: Date.parse(told.opened_at),
      closedAt: Date.parse(told.closed_at),
    },
  ])
})
