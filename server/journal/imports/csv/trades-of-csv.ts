// What is made of a CSV file: trades, and rows that cannot be used with the reason.
import { cut } from '../../../../contract/words/cut.ts'
import { createHash } from 'node:crypto'
import { setImmediate as breath } from 'node:timers/promises'
import {
  absolute,
  add,
  compare,
  isZero,
  multiply,
  negate,
  round,
  sign,
  subtract,
} from '../../../../contract/decimal.ts'
import type { CsvField } from '../../../../contract/journal/csv-imports.ts'
import { marketName } from '../../../../engine/journal/market-name.ts'
import { type JournalFill, roundTrips } from '../../../../engine/journal/trips/round-trips.ts'
import type { NewJournalTrade } from '../../../storage/journal/trades.ts'
import { blankTrade, importedTrade } from '../imported-trade.ts'
import { type CsvKind, type Layout, type Mapping, columnOf, isNetColumn } from './layouts.ts'
import { okxSize } from './okx-sizes.ts'
import { type CsvRow, type CsvTable, unreadable } from './read-csv.ts'
import { keyOf } from './csv-key.ts'
import { dayOrderOf, hasDecimalComma, isBuyOf, numberOf, timeOf } from './values.ts'

export interface CsvPlan {
  table: CsvTable
  layout: Layout
  kind: CsvKind
  mapping: Mapping
  exchange: string
  zone: string
  importId: string
  newId: () => string
}

export interface CsvOutcome {
  trades: NewJournalTrade[]
  refused: { line: number; reason: string }[]
  open: number
  decimalComma: boolean
  dayFirst: boolean
}

const places = 8
/** USDC: sums of what is earned and paid are exact up to it. */
const mostUsdc = '90000000'
const rowsAtOnce = 500

/** Its message is the reason for the person. */
class BadRow extends Error {}

/** Lets other work go on in between: a file may take a second of computing. */
export async function tradesOfCsv(plan: CsvPlan): Promise<CsvOutcome> {
  const read = readerOf(plan)
  const refused: CsvOutcome['refused'] = []
  const rows: (JournalFill | NewJournalTrade)[] = []
  for (const [index, row] of plan.table.rows.entries()) {
    if (index % rowsAtOnce === 0) await breath()
    try {
      if (row.cells.slice(plan.table.headers.length).some((cell) => cell !== '')) {
        throw new BadRow('it has more cells than there are headers: is a comma in a number?')
      }
      rows.push(plan.kind === 'fills' ? read.fill(row) : read.trade(row))
    } catch (error) {
      if (!(error instanceof BadRow)) throw error
      refused.push({ line: row.line, reason: error.message })
    }
  }
  const { decimalComma, dayFirst } = read
  const told = { refused, decimalComma, dayFirst }
  if (plan.kind === 'trades') return { ...told, trades: rows as NewJournalTrade[], open: 0 }
  return { ...told, ...(await tripsOf(inOrder(rows as JournalFill[]), plan)) }
}

async function tripsOf(
  fills: JournalFill[],
  { exchange, importId, newId }: CsvPlan,
): Promise<Pick<CsvOutcome, 'trades' | 'open'>> {
  const trades: NewJournalTrade[] = []
  let open = 0
  for (const ofMarket of Map.groupBy(fills, ({ symbol }) => symbol).values()) {
    await breath()
    for (const trip of roundTrips(ofMarket, [])) {
      const trade = importedTrade(trip, {
        id: newId(),
        exchange,
        accountId: null,
        importId,
        keyPrefix: `csv:${exchange}`,
        excursionsDueAt: null,
      })
      if (trade === null) open += 1
      else trades.push(trade)
    }
  }
  return { trades, open }
}

/** Many exports begin with the newest. Fills of one moment stay in the order of the file. */
function inOrder(fills: JournalFill[]): JournalFill[] {
  const isNewestFirst = (fills[0]?.at ?? 0) > (fills.at(-1)?.at ?? 0)
  return (isNewestFirst ? fills.toReversed() : fills).toSorted((one, other) => one.at - other.at)
}

function readerOf({ table, mapping, layout, exchange, zone, importId, newId }: CsvPlan) {
  const at = (field: CsvField) => table.headers.indexOf(mapping[field] ?? '\0')
  const columns = Object.fromEntries(
    Object.keys(mapping).map((field) => [field, at(field as CsvField)]),
  ) as Record<CsvField, number>
  const cell = ({ cells }: CsvRow, field: CsvField) => cells[columns[field]] ?? ''
  const texts = (...fields: CsvField[]) =>
    table.rows.flatMap((row) => fields.map((field) => cell(row, field)))
  const decimalComma = hasDecimalComma(
    texts('price', 'quantity', 'fee', 'entry_price', 'exit_price', 'pnl'),
  )
  const order = dayOrderOf(texts('time', 'opened_at', 'closed_at'))
  if (order === 'mixed') {
    throw unreadable('has dates as 31/12/2026 and as 12/31/2026: write them as 2026-12-31')
  }
  const dayFirst = order === 'day'
  const seen = new Map<string, number>()

  function number(row: CsvRow, field: CsvField): string {
    const text = cell(row, field)
    const value = numberOf(text, decimalComma)
    if (value === null) throw new BadRow(`${mapping[field]}: "${short(text)}" is no number`)
    return value
  }
  function positive(row: CsvRow, field: CsvField): string {
    const value = absolute(number(row, field))
    if (isZero(value)) throw new BadRow(`${mapping[field]} is 0`)
    return value
  }
  function priceOf(row: CsvRow, field: CsvField): string {
    if (sign(number(row, field)) < 0)
      throw new BadRow(`${mapping[field]}: "${short(cell(row, field))}" is below 0`)
    return positive(row, field)
  }
  const unitAt = columnOf(table.headers, layout.sizeUnit)
  /** Base units. */
  function quantity(row: CsvRow, name: string): string {
    const told = positive(row, 'quantity')
    if (unitAt === -1) return told
    const read = okxSize(told, row.cells[unitAt] ?? '', name)
    if ('why' in read) throw new BadRow(read.why)
    return read.size
  }
  function time(row: CsvRow, field: CsvField): number {
    const text = cell(row, field)
    const value = timeOf(text, zone, dayFirst)
    if (value === null) throw new BadRow(`${mapping[field]}: "${short(text)}" is no time`)
    return value
  }
  function symbol(row: CsvRow): string {
    const text = cell(row, 'symbol')
    const value = marketName(text)
    if (value === null) throw new BadRow(`${mapping.symbol}: "${short(text)}" is no market`)
    return value
  }
  function isBuy(row: CsvRow): boolean {
    const text = cell(row, 'side')
    const value = isBuyOf(text)
    if (value === null)
      throw new BadRow(`${mapping.side}: "${short(text)}" is neither buy nor sell`)
    return value
  }
  /** The same row has the same id in every file; equal rows of one file are told apart. */
  function idOf(row: CsvRow): string {
    const told = cell(row, 'id')
    const text =
      told === ''
        ? createHash('sha256').update(JSON.stringify(row.cells)).digest('hex').slice(0, 24)
        : cut(told, 80)
    const count = (seen.get(text) ?? 0) + 1
    seen.set(text, count)
    return count === 1 ? text : `${text}~${count}`
  }
  const feeOf = (row: CsvRow) => (cell(row, 'fee') === '' ? '0' : number(row, 'fee'))
  function requireAmounts(...amounts: string[]): void {
    if (amounts.some((amount) => compare(absolute(amount), mostUsdc) > 0)) {
      throw new BadRow('it is of more than 90 million USDC')
    }
  }

  return {
    decimalComma,
    dayFirst,
    fill(row: CsvRow): JournalFill {
      const name = symbol(row)
      const at = time(row, 'time')
      const bought = isBuy(row)
      const [size, price] = [quantity(row, name), priceOf(row, 'price')]
      // Exports write fees either way; rebates are rare.
      const fee = absolute(feeOf(row))
      requireAmounts(multiply(size, price), fee)
      return { symbol: name, at, isBuy: bought, size, price, fee, id: idOf(row) }
    },
    trade(row: CsvRow): NewJournalTrade {
      const closedAt = time(row, 'closed_at')
      const openedAt = cell(row, 'opened_at') === '' ? closedAt : time(row, 'opened_at')
      if (openedAt > closedAt) throw new BadRow('it was closed before it was opened')
      const isLong = isBuy(row) !== (layout.sideCloses === true)
      const name = symbol(row)
      const size = quantity(row, name)
      const [entryPrice, exitPrice] = [priceOf(row, 'entry_price'), priceOf(row, 'exit_price')]
      const move = multiply(subtract(exitPrice, entryPrice), size)
      const fees = round(absolute(feeOf(row)), places)
      const gross = round(isLong ? move : negate(move), places)
      const told = cell(row, 'pnl') === '' ? null : round(number(row, 'pnl'), places)
      requireAmounts(move, fees, told ?? '0')
      // What the file says was earned counts; it is after fees if its column says so, or unless it equals what prices say.
      const isGross = !isNetColumn(mapping.pnl) && told !== null && isNear(told, gross)
      const net = told === null || isGross ? subtract(gross, fees) : told
      return {
        ...blankTrade,
        id: newId(),
        accountId: null,
        importId,
        importKey: keyOf(exchange, name, idOf(row)),
        exchange,
        symbol: name,
        side: isLong ? 'long' : 'short',
        entryPrice,
        exitPrice,
        quantity: size,
        realizedPnl: add(net, fees),
        fees,
        funding: '0',
        netPnl: net,
        excursionsDueAt: null,
        openedAt,
        closedAt,
        fills: [],
      }
    },
  }
}

/** Within a cent. */
function isNear(one: string, other: string): boolean {
  return compare(absolute(subtract(one, other)), '0.01') <= 0 || (sign(other) === 0 && isZero(one))
}

const short = (text: string) => (text.length > 40 ? `${cut(text, 40)}…` : text)
