// Candles from files that somebody points to: one CSV, or a folder of them. Nothing is downloaded, nothing is kept.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Interval, intervals } from '../../contract/market/market.ts'
import type { Bars } from '../../engine/types.ts'

export interface CandleSet {
  /** The file's name without its ending. */
  name: string
  symbol: string
  bars: Bars
}

/** `BTC_15m_anything.csv`. */
const fileName = /^([A-Z0-9]+)_(\d+[mhd])(?:_.*)?\.csv$/

/**
 * Throws an error that names the file when its name or a row cannot be read. Columns: open time in ms, open, high,
 * low, close, volume, ascending; the first line is a heading.
 */
export function readCandleSets(path: string): CandleSet[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => fileName.test(name))
        .toSorted()
        .map((name) => join(path, name))
    : [path]
  if (files.length === 0) throw new Error(`${path} has no file like BTC_15m_2024.csv`)
  return files.map(readCandleSet)
}

function readCandleSet(file: string): CandleSet {
  const name = basename(file)
  const [, symbol, interval] = fileName.exec(name) ?? []
  if (symbol === undefined || !isInterval(interval)) {
    throw new Error(`${name} is not named like BTC_15m_2024.csv`)
  }
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  const cells = rows.map((row) => row.split(',').map(Number))
  const column = (index: number) => Float64Array.from(cells, (cell) => cell[index] ?? NaN)
  const bars: Bars = {
    interval,
    t: column(0),
    o: column(1),
    h: column(2),
    l: column(3),
    c: column(4),
    v: column(5),
  }
  const broken = cells.findIndex((cell, i) => {
    const [t = NaN, ...prices] = cell.slice(0, 5)
    return !(t > (cells[i - 1]?.[0] ?? -Infinity)) || !prices.every((price) => price > 0)
  })
  if (broken >= 0) throw new Error(`${name}, line ${broken + 2}: not a candle after the one before`)
  return { name: name.slice(0, -4), symbol, bars }
}

function isInterval(text: string | undefined): text is Interval {
  return intervals.some((interval) => interval === text)
}
