import { exampleIds } from './entities.ts'
import type { Examples } from './example.ts'

const id = exampleIds.trade
const rows = [
  'Time,Symbol,Side,Price,Quantity',
  '2026-04-01T09:00:00Z,BTCUSDT,Buy,50000,0.1',
  '2026-04-01T10:00:00Z,BTCUSDT,Sell,51000,0.1',
]
const file = new File([rows.join('\n')], 'trades.csv', { type: 'text/csv' })
const at = '2026-04-01T00:00:00.000Z'

export const journalImportExamples: Examples<
  'startImport' | 'listImports' | 'undoImport' | 'previewCsv' | 'importCsv'
> = {
  startImport: {
    body: { exchange_account_id: exampleIds.user, days: 90 },
    response: { job_id: id, status: 'queued' },
  },
  listImports: {
    response: [
      {
        id,
        exchange_account_id: exampleIds.user,
        exchange_name: 'hyperliquid',
        kind: 'account',
        status: 'done',
        imported: 120,
        skipped: 3,
        fills: 410,
        progress: 1,
        error: null,
        created_at: at,
        finished_at: at,
      },
    ],
  },
  previewCsv: {
    body: { file, tz: 'Europe/Berlin' },
    response: {
      layout: 'generic',
      exchange: 'file',
      kind: 'fills',
      delimiter: ',',
      decimal_comma: false,
      day_first: false,
      headers: ['Time', 'Symbol', 'Side', 'Price', 'Quantity'],
      mapping: {
        time: 'Time',
        symbol: 'Symbol',
        side: 'Side',
        price: 'Price',
        quantity: 'Quantity',
      },
      missing: [],
      rows: 2,
      trades: 1,
      known: 0,
      open: 0,
      net_pnl: '100',
      sample: [
        {
          symbol: 'BTC_USDT',
          side: 'buy',
          quantity: '0.1',
          entry_price: '50000',
          exit_price: '51000',
          net_pnl: '100',
          opened_at: at,
          closed_at: at,
        },
      ],
      refused_count: 0,
      refused: [],
    },
  },
  importCsv: {
    body: { file },
    response: { job_id: id, imported: 1, skipped: 0, refused_count: 0 },
  },
  undoImport: { response: { removed: 120 } },
}
