// Trades from elsewhere: the history of an exchange account, read in the background, or a CSV file.
import * as z from 'zod/mini'
import { desk, IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { JournalId, idOf } from './journal-shared.ts'

const importStates = ['queued', 'running', 'done', 'failed', 'undone'] as const

export const ImportJob = z.object({
  id: z.string(),
  /** Null for a file. */
  exchange_account_id: z.nullable(z.string()),
  exchange_name: z.string(),
  kind: z.enum(['account', 'csv']),
  status: z.enum(importStates),
  /** Trades that were added, and trades that the journal had already. */
  imported: z.int(),
  skipped: z.int(),
  /** Fills that were read so far. */
  fills: z.int(),
  /** 0…1. */
  progress: z.number(),
  /** What went wrong, in words; null: nothing. */
  error: z.nullable(z.string()),
  created_at: IsoTime,
  finished_at: z.nullable(IsoTime),
})
export type ImportJob = z.infer<typeof ImportJob>

const path = '/api/v1/trades/import'

export const startImport = defineEndpoint({
  ...desk,
  id: 'journal.import',
  method: 'POST',
  path,
  summary: 'Read the history of an exchange account into the journal; it goes on in the background',
  body: z.strictObject({
    exchange_account_id: JournalId,
    /** How far back, at most. */
    days: z._default(z.int().check(z.gte(1), z.lte(365)), 90),
  }),
  output: z.object({ job_id: z.string(), status: z.enum(importStates) }),
  status: 202,
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const listImports = defineEndpoint({
  ...desk,
  id: 'journal.imports',
  method: 'GET',
  path: `${path}/status`,
  summary: 'The last 20 imports, newest first',
  output: z.array(ImportJob),
  errors: [],
})

export const undoImport = defineEndpoint({
  ...desk,
  id: 'journal.undoImport',
  method: 'DELETE',
  path: `${path}/:id`,
  summary:
    'Stop an import, and take away the trades that it added; what was written about them stays',
  params: idOf,
  output: z.object({ removed: z.int() }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})
