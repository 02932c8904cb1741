// On which terms a program is tried in the browser.
import { t } from '@lingui/core/macro'
import { intervalMs, type Asset, type Interval } from '../../../../contract/market/market.ts'
import type { DecimalString, UnixMs } from '../../../../contract/primitives.ts'
import { assumedFunding, assumedSlippage } from '../../../../engine/expectation/assumed-costs.ts'
import type { ProgramCosts } from '../../../../engine/programs/backtest.ts'
import type { MarketLimits } from '../../../../engine/types.ts'

/** USDC. */
export const startingBalance: DecimalString = '10000'
/** USDC: the exchange's smallest order. */
const minimumNotional: DecimalString = '10'

export function costsOf(takerFee: DecimalString): ProgramCosts {
  return { takerFee, slippage: assumedSlippage, fundingHourly: assumedFunding }
}

export function limitsOf({ maxLeverage, szDecimals, marginTiers }: Asset): MarketLimits {
  return { maxLeverage, szDecimals, minimumNotional, ...(marginTiers && { marginTiers }) }
}

export const ranges = ['1w', '1m', '3m', '6m', '1y', '2y'] as const
export type Range = (typeof ranges)[number]

const day = 86_400_000
const days: Record<Range, number> = {
  '1w': 7,
  '1m': 30,
  '3m': 91,
  '6m': 182,
  '1y': 365,
  '2y': 730,
}

export const rangeNames: Record<Range, string> = {
  get '1w'() {
    return t`1 week`
  },
  get '1m'() {
    return t`1 month`
  },
  get '3m'() {
    return t`3 months`
  },
  get '6m'() {
    return t`6 months`
  },
  get '1y'() {
    return t`1 year`
  },
  get '2y'() {
    return t`2 years`
  },
}

/** More candles than this are for the server. */
const mostCandles = 50_000
const fewestCandles = 100

function candlesIn(range: Range, interval: Interval): number {
  return (days[range] * day) / intervalMs[interval]
}

/** Ranges that the browser can try a program over, by this interval. */
export function rangesFor(interval: Interval): Range[] {
  return ranges.filter((range) => {
    const count = candlesIn(range, interval)
    return count >= fewestCandles && count <= mostCandles
  })
}

/** The range, or the nearest that the interval has. */
export function fittingRange(range: Range, interval: Interval): Range {
  const possible = rangesFor(interval)
  if (possible.includes(range)) return range
  const isLonger = candlesIn(range, interval) > mostCandles
  return (isLonger ? possible.at(-1) : possible[0]) ?? '1m'
}

/** Where a range begins, by full days, so that it stays the same for a while. */
export function beginOf(range: Range, now: UnixMs): UnixMs {
  return Math.floor(now / day) * day - days[range] * day
}
