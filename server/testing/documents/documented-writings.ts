// The documented endpoints for entries, images and imports with the documents' bodies, and what must come back. In an
// order in which each works.
import { pictures } from '../pictures.ts'

export interface DocumentedWriting {
  body?: (scene: WritingScene) => unknown
  status?: number
  fields: readonly string[]
  /** What the answer must say. */
  says?: object
  /** Where the answer's id is kept. */
  keeps?: 'entryId' | 'imageId'
}

export interface WritingScene {
  /** The viewer's own account, which is there from sign-in. */
  accountId: string
  tradeId: string
  entryId: string
  imageId: string
}

const entry = [
  'id',
  'trade_id',
  'entry_type',
  'entry_date',
  'title',
  'body',
  'created_at',
  'updated_at',
]
const listed = ['total', 'page', 'limit', ...entry.map((field) => `items.0.${field}`)]

/** Paths below /api/v1. */
export const documentedWritings: Record<string, DocumentedWriting> = {
  'POST /trades/import': {
    status: 202,
    body: ({ accountId }) => ({ exchange_account_id: accountId }),
    fields: ['job_id', 'status'],
    says: { status: 'queued' },
  },
  'GET /trades/import/status': {
    fields: [
      'id',
      'exchange_account_id',
      'exchange_name',
      'status',
      'imported',
      'skipped',
      'progress',
      'error',
      'created_at',
      'finished_at',
    ].map((field) => `0.${field}`),
    says: [{ exchange_name: 'hyperliquid' }],
  },
  'POST /journal/entries': {
    status: 201,
    body: ({ tradeId }) => ({
      trade_id: tradeId,
      entry_date: '2026-04-01T12:00:00Z',
      title: 'Breakout',
      body: 'Waited for the **retest**.',
      entry_type: 'pre-trade',
    }),
    fields: entry,
    says: { entry_type: 'pre-trade', entry_date: '2026-04-01T12:00:00.000Z', title: 'Breakout' },
    keeps: 'entryId',
  },
  'GET /journal/entries': { fields: listed },
  'GET /journal/entries?page=1&limit=50&trade_id=:tradeId&entry_type=pre-trade&q=retest&date_from=2026-04-01&date_to=2026-04-01':
    { fields: listed, says: { total: 1, page: 1, limit: 50 } },
  'GET /journal/entries/:entryId': { fields: entry, says: { title: 'Breakout' } },
  'PUT /journal/entries/:entryId': {
    body: () => ({ title: 'Review', body: 'Too early.', entry_type: 'post-trade' }),
    fields: entry,
    says: { title: 'Review', body: 'Too early.', entry_type: 'post-trade' },
  },
  'DELETE /journal/entries/:entryId': { fields: ['message'] },
  'POST /journal/upload': {
    status: 201,
    body: () => {
      const form = new FormData()
      form.set('file', new File([new Uint8Array(pictures.png)], 'chart.png', { type: 'image/png' }))
      return form
    },
    fields: ['id', 'url'],
    keeps: 'imageId',
  },
  'GET /journal/storage': {
    fields: ['used_bytes', 'quota_bytes', 'image_count'],
    says: { quota_bytes: 100 * 1024 * 1024, image_count: 1 },
  },
  'DELETE /journal/images/:imageId': { fields: ['message'] },
}
