import { add, divide, isZero, multiply, subtract } from '../../../contract/decimal.ts'
import type { Candle } from '../../../contract/market.ts'
import type { DecimalString } from '../../../contract/primitives.ts'

/** What a market did in its last 24 hours. */
export interface DayFigures {
  /** Price 24 hours ago: the open of the first candle. */
  open: DecimalString
  /** Percent points, signed; of the last close. */
  changePct: DecimalString
  /** US dollars: each candle's volume at its close. */
  volume: DecimalString
  closes: DecimalString[]
}

/** Null before the first candle. */
export function dayFigures(candles: readonly Candle[]): DayFigures | null {
  const [first, last] = [candles[0], candles.at(-1)]
  if (first === undefined || last === undefined) return null
  return {
    open: first.o,
    changePct: changePct(first.o, last.c),
    volume: add(...candles.map(({ v, c }) => multiply(v, c))),
    closes: candles.map(({ c }) => c),
  }
}

/** Percent points, signed. */
export function changePct(from: DecimalString, to: DecimalString): DecimalString {
  return isZero(from) ? '0' : multiply(divide(subtract(to, from), from), 100)
}
