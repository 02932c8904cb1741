// Many backtests of one program: over a grid of its params, and over orders of its trades.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { BacktestWarning, testTerms } from './backtest-shapes.ts'
import { LabId, NamedId, lab } from './lab-shared.ts'

/** Runs of one sweep. */
const mostSweepRuns = 400

const GridAxis = z.array(z.number()).check(z.minLength(1), z.maxLength(mostSweepRuns))

const SweepHalf = z.object({
  /** USDC after all costs. */
  net_pnl: z.number(),
  return_pct: z.number(),
  /** Percent, 0 or less. */
  max_drawdown: z.number(),
  total_trades: z.int(),
  sharpe: z.nullable(z.number()),
  profit_factor: z.nullable(z.number()),
})

const SweepRun = z.object({
  params: z.record(z.string(), z.number()),
  in_sample: SweepHalf,
  out_of_sample: SweepHalf,
})

export const sweepProgram = defineEndpoint({
  ...lab,
  id: 'backtests.sweep',
  method: 'POST',
  path: '/api/programs/backtest/sweep',
  scope: 'trade',
  // Whoever leaves ends it; `sweep.changed` on the socket tells how far it is.
  summary: `Backtest a program with each combination of params (${mostSweepRuns} at most), on each half of the time apart`,
  body: z.strictObject({
    program_id: LabId,
    ...testTerms,
    grid: z.record(z.string().check(z.regex(/^\w{1,32}$/)), GridAxis).check(
      z.refine((grid) => Object.keys(grid).length > 0 && sizeOf(grid) <= mostSweepRuns, {
        error: `must have 1 to ${mostSweepRuns} combinations`,
      }),
    ),
  }),
  output: z.object({
    /** Names of the axes, in the order of the grid. */
    params: z.array(z.string()),
    /** Where the second half begins: the first is for choosing, the second for checking. */
    split_at: IsoTime,
    /** Values of an axis ascend; the last axis changes first. */
    runs: z.array(SweepRun),
    /** Index of the run that is best in sample; null when none made a trade. */
    best: z.nullable(z.int()),
    warnings: z.array(BacktestWarning),
    data_fingerprint: z.string(),
    duration_ms: z.number(),
  }),
  errors: ['NOT_FOUND', ...exchangeErrors, ...idempotencyErrors],
})

function sizeOf(grid: Readonly<Record<string, readonly number[]>>): number {
  return Object.values(grid).reduce((product, values) => product * values.length, 1)
}

/** Percentiles. */
const Spread = z.object({ p5: z.number(), p50: z.number(), p95: z.number() })

export const testRobustness = defineEndpoint({
  ...lab,
  id: 'backtests.robustness',
  method: 'POST',
  path: '/api/programs/backtest/:id/robustness',
  scope: 'trade',
  summary: 'What 1,000 other orders of its trades, drawn with repetition, would have come to',
  params: z.strictObject({ id: NamedId }),
  output: z.object({
    backtest_id: z.string(),
    orders: z.int(),
    trades: z.int(),
    /** USDC. */
    net_pnl: Spread,
    /** Percent, 0 or less: the 5th percentile is the deepest. */
    max_drawdown: Spread,
    /** Fraction of the orders that lose. */
    loss_share: z.number(),
  }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})
