import { exampleIds } from './entities.ts'
import type { Examples } from './example.ts'

const id = exampleIds.trade
const at = '2026-04-01T00:00:00.000Z'

export const journalImportExamples: Examples<'startImport' | 'listImports' | 'undoImport'> = {
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
  undoImport: { response: { removed: 120 } },
}
