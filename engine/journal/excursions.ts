// How far trades went against and for their holder before they ended, in R: whether stops are too wide and targets too far.
// J. Sweeney, Maximum Adverse Excursion, 1997.
import { isWin, type MeasuredTrade } from './measured-trade.ts'

export interface Excursions {
  /** Of winners: how far they had been under water (0 … −1). A stop beyond the lowest of these cost nothing but risk. */
  maeOfWinners: Spread | null
  /** Of losers: how far they had been ahead. A target within this would have taken something of them. */
  mfeOfLosers: Spread | null
  /** Share of losers that had been at least 1 R ahead, 0…1; null without losers that are known. */
  losersOnceAhead: number | null
  /** Trades that ended within ±0.1 R of nothing after they had been 1 R ahead or more. */
  scratchesOnceAhead: number
  /** Of what was in reach at the best moment, the share that winners kept, 0…1. */
  keptOfBest: number | null
}

export interface Spread {
  n: number
  /** R: the 10th, 50th and 90th of a hundred, nearest rank. */
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

/** Null of nothing. */
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
