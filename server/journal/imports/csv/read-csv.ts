// A CSV file as rows of text, whatever program wrote it.
import { CsvError, parse } from 'csv-parse/sync'
import { mostCsvRows } from '../../../../contract/journal/csv-imports.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import { withoutGuard } from '../../../../engine/csv.ts'

export interface CsvRow {
  /** Of the file, from 1. */
  line: number
  cells: string[]
}

export interface CsvTable {
  delimiter: string
  headers: string[]
  rows: CsvRow[]
}

const delimiters = [',', ';', '\t', '|']
/** Characters of one row. */
const longestRow = 20_000
const mostColumns = 200
/** Lines before the header, such as the name of the account. */
const mostPreamble = 20

/** Throws INVALID_TYPE, whose message says what is wrong with the file. */
export function readCsv(bytes: Uint8Array): CsvTable {
  const text = decoded(bytes)
  const delimiter = delimiterOf(text)
  const all = rowsOf(text, delimiter)
  const head = all.slice(0, mostPreamble).findIndex(({ cells }) => filled(cells) > 2)
  const header = all[head]
  if (header === undefined) throw unreadable('has no row of headers with at least three columns')
  const rows = all.slice(head + 1)
  if (header.cells.length > mostColumns) throw unreadable(`has more than ${mostColumns} columns`)
  if (rows.length === 0) throw unreadable('has no rows below its headers')
  if (rows.length > mostCsvRows) {
    throw unreadable(`has more than ${mostCsvRows.toLocaleString('en')} rows: split it`)
  }
  return { delimiter, headers: header.cells, rows }
}

/** Never unpacked: what is in them may be of any size. */
const archives = [
  { start: [0x50, 0x4b, 3, 4], what: 'a workbook or an archive' },
  { start: [0xd0, 0xcf, 0x11, 0xe0], what: 'a workbook' },
  { start: [0x1f, 0x8b], what: 'packed' },
]

function decoded(bytes: Uint8Array): string {
  const archive = archives.find(({ start }) => start.every((byte, index) => bytes[index] === byte))
  if (archive !== undefined) throw unreadable(`is ${archive.what}: save it as "CSV UTF-8"`)
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8'
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw unreadable('is not in UTF-8: save it as "CSV UTF-8"')
  }
  if (text.includes('\0')) throw unreadable('is no text: it has zero bytes')
  return text
}

/** The one that is most frequent outside of quotes in the first lines. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '')
  const counts = delimiters.map((each) => [each, start.split(each).length] as const)
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

function rowsOf(text: string, delimiter: string): CsvRow[] {
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      info: true,
      trim: true,
      relax_column_count: true,
      // A file may have been put together of several.
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      max_record_size: longestRow,
      to: mostCsvRows + mostPreamble + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records.map(({ record, info }) => ({
      line: info.lines,
      cells: record.map(withoutGuard),
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as { lines?: number }
    throw unreadable(
      `cannot be read${lines === undefined ? '' : ` at line ${lines}`}: ${reasonOf(error)}`,
    )
  }
}

function reasonOf({ code }: CsvError): string {
  if (code === 'CSV_MAX_RECORD_SIZE') return 'a row is too long, or a quote is never closed'
  if (/QUOTE/.test(code)) return 'a quote is in the wrong place or never closed'
  return 'it is no CSV'
}

const filled = (cells: string[]) => cells.filter((cell) => cell !== '').length

/** `what` goes on from "This file". */
export function unreadable(what: string): ServiceError {
  return new ServiceError('INVALID_TYPE', `This file ${what}.`)
}
