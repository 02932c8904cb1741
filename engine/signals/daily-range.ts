import { barAt } from './bars.ts'
import { createAtr } from './indicators/atr.ts'
import type { Bars } from '../types.ts'

/**
 * How far a market usually moves in a day: ATR 14 of daily candles in percent of the close. One value per candle;
 * undefined for those with fewer than 14 days behind them.
 */
export function dailyRangesPct(days: Bars): (number | undefined)[] {
  const range = createAtr(14)
  return Array.from(days.t, (_, index) => {
    const bar = barAt(days, index)
    const now = range.next(bar)
    return Number.isFinite(now) && bar.c > 0 ? (100 * now) / bar.c : undefined
  })
}

/** How many closed days to read for the newest value: the first of them are forgotten by then. */
export const rangeDays = 100

/** The newest value; undefined with too few days. */
export function dailyRangePct(days: Bars): number | undefined {
  return dailyRangesPct(days).at(-1)
}
