// Trades from a CSV file: first what would be made of it, then the same again, kept.
import * as z from 'zod/mini'
import { desk, IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { multipart } from '../http/multipart.ts'
import { DecimalString } from '../primitives.ts'
import { ExchangeName, TimeZone } from './journal-shared.ts'

/** Bytes and rows of a file. */
const mostCsvBytes = 10 * 1024 * 1024
export const mostCsvRows = 20_000

/** `fills`: a row is one fill, and trades are made of them. `trades`: a row is a closed trade. */
const csvKinds = ['fills', 'trades'] as const
export const csvFields = [
  'symbol',
  'side',
  'quantity',
  'fee',
  'id',
  // Of a fill.
  'price',
  'time',
  // Of a trade.
  'entry_price',
  'exit_price',
  'opened_at',
  'closed_at',
  'pnl',
] as const
export type CsvField = (typeof csvFields)[number]

const form = multipart(
  z.strictObject({
    file: z.optional(z.file()),
    /** JSON: the header of the column for each field, as in the answer's `mapping`. By default it is recognised. */
    mapping: z.optional(z.string().check(z.maxLength(4_000))),
    /** What a row is; by default it is recognised. */
    kind: z.optional(z.enum(csvKinds)),
    /** Of times without a zone. */
    tz: TimeZone,
    /** The exchange that the trades were made on; by default what is recognised. */
    exchange: z.optional(ExchangeName),
  }),
  { maxBytes: mostCsvBytes, refusal: 'TOO_LARGE' },
)

const path = '/api/v1/trades/import/csv'
const errors = ['NO_FILE', 'INVALID_TYPE', 'TOO_LARGE', ...idempotencyErrors] as const

export const previewCsv = defineEndpoint({
  ...desk,
  id: 'journal.previewCsv',
  method: 'POST',
  path: `${path}/preview`,
  summary: 'What would be made of a CSV file. Nothing is kept',
  body: form,
  output: z.object({
    /** Which export it was recognised as, e.g. "binance"; "generic" by its headers alone. */
    layout: z.string(),
    exchange: z.string(),
    kind: z.enum(csvKinds),
    delimiter: z.string(),
    decimal_comma: z.boolean(),
    /** Which comes first in dates as 03/04/2026. */
    day_first: z.boolean(),
    headers: z.array(z.string()),
    /** The header of each field's column; null: there is none. */
    mapping: z.record(z.string(), z.nullable(z.string())),
    /** Fields that a column must be chosen for: until then no trade is made. Importing is refused. */
    missing: z.array(z.enum(csvFields)),
    rows: z.int(),
    /** Trades that would be added, and trades that the journal has already. */
    trades: z.int(),
    known: z.int(),
    /** Markets that are not flat at the end of the file: their last trade is left out. */
    open: z.int(),
    net_pnl: DecimalString,
    sample: z.array(
      z.object({
        symbol: z.string(),
        side: z.enum(['buy', 'sell']),
        quantity: DecimalString,
        entry_price: DecimalString,
        exit_price: DecimalString,
        net_pnl: DecimalString,
        opened_at: IsoTime,
        closed_at: IsoTime,
      }),
    ),
    /** Rows that cannot be used, the first of them with the reason. */
    refused_count: z.int(),
    refused: z.array(z.object({ line: z.int(), reason: z.string() })),
  }),
  errors,
})

export const importCsv = defineEndpoint({
  ...desk,
  id: 'journal.importCsv',
  method: 'POST',
  path,
  summary:
    'Add the trades of a CSV file, each once however often it is sent; undone like any import',
  body: form,
  output: z.object({
    job_id: z.string(),
    imported: z.int(),
    skipped: z.int(),
    refused_count: z.int(),
  }),
  status: 201,
  errors,
})
