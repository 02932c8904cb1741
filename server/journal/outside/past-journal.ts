// The past book as trades of the journal, and programs outside that recompute it.
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { add, fromNumber, isZero, multiply, negate, round } from '../../../contract/decimal.ts'
import { openResult } from '../../../engine/journal/trips/open-result.ts'
import { roundTrips } from '../../../engine/journal/trips/round-trips.ts'
import { rMultiple, stopRisk } from '../../../engine/risk/r-multiple.ts'
import type { NewJournalTrade } from '../../storage/journal/trades.ts'
import { importedTrade } from '../imports/imported-trade.ts'
import { pastBook } from './past-book.ts'

export const book = pastBook()

export const hasPython = spawnSync('python3', ['--version']).status === 0

/**
 * What the program of this folder writes when it reads `input`, as JSON. Throws what it complains about. Meanwhile the
 * servers of a test go on: a blocked process loses their connections.
 */
export async function outside<Output>(program: string, input: object): Promise<Output> {
  const child = spawn('python3', [join(import.meta.dirname, program)])
  child.stdin.end(JSON.stringify(input))
  const [written, complaints] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (complaints !== '') throw new Error(complaints)
  return JSON.parse(written) as Output
}

/** As the journal makes trades of fills, with the stop that the book tells; in the order in which they closed. */
export function pastJournal(): NewJournalTrade[] {
  const fills = book.fills.map(({ market, buy, ...fill }, index) => ({
    ...fill,
    symbol: market,
    isBuy: buy,
    id: String(index),
  }))
  const funding = book.funding.map(({ market, ...payment }) => ({ ...payment, symbol: market }))
  return roundTrips(fills, funding)
    .flatMap((trip, index) => importedTrade(trip, { ...origin, id: `past-${index}` }) ?? [])
    .sort((one, other) => one.closedAt - other.closedAt)
    .map(measured)
}

const origin = {
  exchange: 'file',
  accountId: null,
  importId: 'x',
  keyPrefix: 'x',
  excursionsDueAt: null,
}

function measured(trade: NewJournalTrade): NewJournalTrade {
  const { symbol, side, entryPrice, quantity, fills } = trade
  const away = multiply(entryPrice, book.stops[symbol] ?? '0')
  const stop = isZero(away) ? null : add(entryPrice, side === 'long' ? negate(away) : away)
  const riskAmount = stopRisk(entryPrice, stop, quantity)
  const r = rMultiple(trade.netPnl, riskAmount)
  const timed = (fills ?? []).map(({ at, isEntry, price, size }) => ({
    at,
    isEntry,
    price: Number(price),
    size: Number(size),
  }))
  const candles = (book.candles[symbol] ?? []).map(({ t, T, high, low }) => ({
    t,
    T,
    high: Number(high),
    low: Number(low),
  }))
  const seen = openResult(side, timed, candles)
  return {
    ...trade,
    riskAmount,
    rMultiple: r === null ? null : round(r, 8),
    mae: fromNumber(seen?.worst ?? Number.NaN, 8),
    mfe: fromNumber(seen?.best ?? Number.NaN, 8),
  }
}
