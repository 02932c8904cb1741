import { type Interval, intervalMs } from '../../contract/market/market.ts'
import type { ExecutionStrategy, StrategyDuration } from '../../contract/sessions/sessions.ts'
import type { FundingRules } from './funding.ts'
import type { EntryWorth } from './worth.ts'
import type { PlanBounds } from './leverage-window.ts'
import type { MakerRules } from './maker-rules.ts'
import { planBounds } from './plan.ts'
import type { SessionContract } from '../types.ts'

/** How a kind of session uses signals. Scores are 0…1, times in milliseconds. */
export interface Strategy {
  /** Watched intervals, shortest first. */
  intervals: readonly Interval[]
  /** A position opens where |score| reaches this, in the score's direction. */
  entryThreshold: number
  /** A position closes when the slowest watched interval has at least this score against it. */
  exitScore: number
  /** The least time between two entries, so that a session's positions do not all have the same price. */
  entrySpacingMs: number
  /** The wait after a losing close before the next entry. */
  cooldownMs: number
  /** A mark price older than this opens nothing. */
  maxMarkAgeMs: number
  /** Nothing opens within this time before a session's end. */
  entryCutoffMs: number
  /** What rests in the book to be filled as a maker; absent: everything crosses the book. */
  maker?: MakerRules
  /** What an entry must promise; absent: anything. */
  worth?: EntryWorth
  /** Absent: entries do not wait for funding to be paid. */
  funding?: FundingRules
  /** Absent: the engine's signals. A program's are of one interval, and the program knows what is open. */
  signalsBy?: 'program'
}

/**
 * An hour that takes a hundredth of a percent, eight times the ordinary, is a thirteenth of a round trip: an entry in the ten
 * minutes before it is better made after it.
 */
const funding: FundingRules = { mostPct: 0.01, waitMs: 600_000 }

/**
 * Quick sessions should open a first position soon, so that three intervals are watched and the threshold is only a
 * little above the signal's dead band. None is faster than 15m: a candle of a minute moves a third of what a round
 * trip costs (docs/strategy.md). The exit score is much higher: a position is meant to end at its own take-profit or
 * stop, and one that reverses with each candle loses its profit in fees.
 */
export const quickStrategy: Strategy = {
  intervals: ['15m', '1h', '4h'],
  entryThreshold: 0.1,
  exitScore: 0.5,
  entrySpacingMs: 60_000,
  cooldownMs: 120_000,
  maxMarkAgeMs: 10_000,
  entryCutoffMs: 60_000,
  funding,
}

/** A program decides for or against a side, and nothing between: its scores are −1, 0 and 1. */
const decided = 0.5

/** How a session that a program decides uses its decisions; times and waits stay those of its kind. */
export function strategyByProgram(strategy: Strategy, interval: Interval): Strategy {
  return {
    ...strategy,
    intervals: [interval],
    entryThreshold: decided,
    exitScore: decided,
    signalsBy: 'program',
  }
}

/** The stop of a quick session's positions lies most of a usual day away: nearer ones are hit by noise and pay for it. */
export const quickBounds: PlanBounds = { ...planBounds, stopInDays: 0.65 }

interface RiskPreset {
  /** Percent of the budget for one day; longer durations multiply both by their `reach`. */
  profitTarget: number
  lossThreshold: number
  leverageCap: number
  entryThreshold: number
}

/**
 * What each kind of advance session risks per day. A target is 2 to 2½ times its loss, so that after fees a session
 * may be wrong more often than right. The leverage caps leave room for a budget of 10 USDC in every market (see
 * README.md).
 */
export const riskPresets: Record<ExecutionStrategy, RiskPreset> = {
  Conservative: {
    profitTarget: 2,
    lossThreshold: 1,
    leverageCap: 3,
    entryThreshold: 0.35,
  },
  Aggressive: {
    profitTarget: 6,
    lossThreshold: 3,
    leverageCap: 8,
    entryThreshold: 0.25,
  },
  Degen: {
    profitTarget: 15,
    lossThreshold: 6,
    leverageCap: 20,
    entryThreshold: 0.15,
  },
}

interface Horizon {
  days: number
  /** Prices move about with the square root of time; targets and losses grow a little more slowly (days ^ 0.4). */
  reach: number
}

const horizons: Record<StrategyDuration, Horizon> = {
  '1D': { days: 1, reach: 1 },
  '3D': { days: 3, reach: 1.5 },
  '7D': { days: 7, reach: 2 },
  '30D': { days: 30, reach: 4 },
  '90D': { days: 90, reach: 6 },
  '365D': { days: 365, reach: 10 },
}

/** Days: what shorter sessions earned on recorded candles did not hold after costs in their later parts (docs/strategy.md). */
export const hopefulFromDays = 30

/** The same for every horizon: faster candles cost more than they tell, slower ones turn too late. */
const intervals: readonly Interval[] = ['1h', '4h']

/** A position closes once the 4h score is this much against it: with a wide stop the turn is the exit that matters. */
const exitScore = 0.25

/** Daily ranges between entry and stop, for a reach of 1. */
const stopInDays = 0.8

/**
 * Entries wait an hour in the book, twice, then cross it near their first price; take-profits rest. Each saves a part of the
 * costs (docs/strategy.md). Quick sessions cross the book: they are to be in the market at once.
 */
const maker: MakerRules = {
  restsTargets: true,
  entries: { restMs: intervalMs['1h'], mostPosts: 2, crossWithinPct: 0.5 },
}

/** A maker's way in and a taker's way out: fees of 0.025 and 0.055 %, and 0.05 % of slippage. */
const worth: EntryWorth = { roundTripPct: 0.13, multiple: 3 }

export interface AdvancePreset {
  /** A session's contract without its budget. */
  terms: Omit<SessionContract, 'budget'>
  /** For `plan()`: the usual bounds with the preset's leverage cap. */
  bounds: PlanBounds
  strategy: Strategy
  durationMs: number
}

/**
 * All numbers of an advance session. It uses signals like a quick one, but of 1h and 4h candles, needs a higher score
 * (`entryThreshold`), holds one position, and leaves it when the 4h candles turn against it. It waits two hours after
 * a loss and opens nothing in its last hour.
 */
export function advancePreset(risk: ExecutionStrategy, duration: StrategyDuration): AdvancePreset {
  const { profitTarget, lossThreshold, leverageCap, entryThreshold } = riskPresets[risk]
  const { days, reach } = horizons[duration]
  const fastestMs = Math.min(...intervals.map((interval) => intervalMs[interval]))
  return {
    terms: {
      profitTarget: profitTarget * reach,
      lossThreshold: lossThreshold * reach,
      maxPositions: 1,
    },
    bounds: {
      ...planBounds,
      leverage: { min: planBounds.leverage.min, max: leverageCap },
      stopInDays: stopInDays * reach,
    },
    strategy: {
      ...quickStrategy,
      intervals,
      entryThreshold,
      exitScore,
      entrySpacingMs: fastestMs,
      cooldownMs: 2 * fastestMs,
      entryCutoffMs: fastestMs,
      maker,
      worth,
    },
    durationMs: days * intervalMs['1d'],
  }
}
