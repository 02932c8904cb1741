import * as z from 'zod/mini'
import { type CsvField, csvFields } from '../../../../contract/journal/csv-imports.ts'
import type { importCsv } from '../../../../contract/endpoints.ts'
import type { ParsedInputOf } from '../../../../contract/endpoint.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { ViewerContext } from '../../../context.ts'
import { type Mapping, kindOf, layoutOf, mappingOf, missingOf } from './layouts.ts'
import { type CsvTable, readCsv, unreadable } from './read-csv.ts'
import { type CsvOutcome, type CsvPlan, tradesOfCsv } from './trades-of-csv.ts'
import { cut } from '../../../../contract/words/cut.ts'

type Form = ParsedInputOf<typeof importCsv>['body']

const Wish = z.partialRecord(z.enum(csvFields), z.nullable(z.string()))

/** Makes the trades of the file. Throws NO_FILE, INVALID_TYPE, VALIDATION_FAILED. */
export async function planCsv(
  ctx: Pick<ViewerContext, 'newId'>,
  form: Form,
): Promise<CsvOutcome & { plan: CsvPlan }> {
  const { plan, missing } = await readPlan(ctx, form)
  if (missing.length > 0) throw unmapped(missing)
  return { ...(await tradesOfCsv(plan)), plan }
}

/**
 * Reads the file as the form says. `missing`: fields without a column that no trade is made without. Throws NO_FILE,
 * INVALID_TYPE, VALIDATION_FAILED.
 */
export async function readPlan(
  { newId }: Pick<ViewerContext, 'newId'>,
  form: Form,
): Promise<{ plan: CsvPlan; missing: CsvField[] }> {
  const { file, tz: zone } = form
  if (file === undefined || file.size === 0) {
    throw new ServiceError('NO_FILE', 'There is no CSV file in the form: send it as `file`.')
  }
  const table = readCsv(new Uint8Array(await file.arrayBuffer()))
  const layout = layoutOf(table.headers)
  const mapping = chosen(mappingOf(table.headers), table.headers, form.mapping)
  requireOneColumnEach(table, mapping)
  const kind = form.kind ?? kindOf(mapping)
  const exchange = form.exchange ?? layout.exchange
  const plan = { table, layout, kind, mapping, exchange, zone, importId: newId(), newId }
  return { plan, missing: missingOf(kind, mapping) }
}

/** Two columns of one name that say different things: nobody knows which is meant. */
function requireOneColumnEach({ headers, rows }: CsvTable, mapping: Mapping): void {
  for (const name of new Set(Object.values(mapping))) {
    const columns = headers.flatMap((header, index) => (header === name ? [index] : []))
    const isTold = rows.every(({ cells }) => new Set(columns.map((at) => cells[at] ?? '')).size < 2)
    if (!isTold) throw unreadable(`has several columns named "${cut(name ?? '', 40)}": rename one`)
  }
}

function chosen(found: Mapping, headers: readonly string[], wish: string | undefined): Mapping {
  if (wish === undefined) return found
  const parsed = Wish.safeParse(jsonOf(wish))
  const isKnown =
    parsed.success &&
    Object.values(parsed.data).every((name) => name === null || headers.includes(name))
  if (!isKnown) {
    const message = 'must be JSON that names a header of the file, or null, for each field'
    throw invalid([{ path: 'mapping', message }])
  }
  return { ...found, ...parsed.data }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unmapped(fields: readonly CsvField[]): ServiceError {
  return invalid(
    fields.map((path) => ({ path: `mapping.${path}`, message: 'has no column: choose one' })),
  )
}

function invalid(details: { path: string; message: string }[]): ServiceError {
  const text = details.map(({ path, message }) => `${path} ${message}`).join('; ')
  return new ServiceError('VALIDATION_FAILED', text, { details })
}
