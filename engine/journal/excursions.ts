// How far trades went against and for their holder before they ended, in R: shows whether stops are too wide and
// targets too far. J. Sweeney, Maximum Adverse Excursion, 1997.
import { isWin, type MeasuredTrade } from './measured-trade.ts'

export interface Excursions {
  /** Of winners: their worst open result (0 … −1). A stop beyond the lowest of these only added risk. */
  maeOfWinners: Spread | null
  /** Of losers: their best open result. A target within this would have turned part of them into winners. */
  mfeOfLosers: Spread | null
  /** Share of losers that were at least 1 R ahead at some time, 0…1; null without losers whose best result is known. */
  losersOnceAhead: number | null
  /** Trades that ended within ±0.1 R of zero after having been 1 R ahead or more. */
  scratchesOnceAhead: number
  /** Share of their best open result that winners kept, 0…1. */
  keptOfBest: number | null
}

export interface Spread {
  n: number
  /** R: the 10th, 50th and 90th percentile, nearest rank. */
  p10: number
  median: number
  p90: number
}

const scratchR = 0.1
const aheadR = 1

export function excursionsOf(trades: readonly MeasuredTrade[]): Excursions {
  const winners = trades.filter(isWin)
  const losers = trades.filter((trade) => !isWin(trade))
  const mfes = known(losers, 'mfeR')
  const isAhead = ({ mfeR }: MeasuredTrade) => mfeR !== null && mfeR >= aheadR
  const kept = winners.flatMap(({ r, mfeR }) =>
    r === null || mfeR === null || mfeR <= 0 ? [] : [Math.min(1, r / mfeR)],
  )
  return {
    maeOfWinners: spreadOf(known(winners, 'maeR')),
    mfeOfLosers: spreadOf(mfes),
    losersOnceAhead:
      mfes.length === 0 ? null : mfes.filter((mfe) => mfe >= aheadR).length / mfes.length,
    scratchesOnceAhead: trades.filter(
      (trade) => trade.r !== null && Math.abs(trade.r) <= scratchR && isAhead(trade),
    ).length,
    keptOfBest: kept.length === 0 ? null : kept.reduce((a, b) => a + b, 0) / kept.length,
  }
}

/** Null without values. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
  return { n: sorted.length, p10: at(0.1), median: at(0.5), p90: at(0.9) }
}

function known(trades: readonly MeasuredTrade[], which: 'maeR' | 'mfeR'): number[] {
  return trades.flatMap((trade) => {
    const value = trade[which]
    return value === null ? [] : [value]
  })
}
