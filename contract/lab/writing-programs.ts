// What helps to write a program: its errors, a run that trades nothing, the guide, and what it would read.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { Interval, Regime } from '../market/market.ts'
import { Code } from './programs.ts'
import { LabId, ParamValues, ProgramError, ProgramProblem, SymbolName, lab } from './lab-shared.ts'

const path = '/api/programs'

export const validateProgram = defineEndpoint({
  ...lab,
  id: 'programs.validate',
  method: 'POST',
  path: `${path}/validate`,
  scope: 'trade',
  summary: 'Errors of a program: it is parsed, loaded, and run once on made-up candles',
  body: z.strictObject({ code: Code }),
  output: z.object({
    valid: z.boolean(),
    errors: z.array(ProgramProblem),
    warnings: z.array(ProgramProblem),
  }),
  errors: [...idempotencyErrors],
})

/** One answer that a run got, in order. */
export const DataRead = z.object({
  name: z.string(),
  arguments: z.array(z.unknown()),
  answer: z.unknown(),
})
export type DataRead = z.infer<typeof DataRead>

/** What a run decided. A program that decides nothing holds. */
export const RunDecision = z.object({
  action: z.enum(['buy', 'sell', 'close', 'hold']),
  symbol: z.string(),
  /** Units of the coin; null for `hold`. Of `close`: what it would close. */
  quantity: z.nullable(z.number()),
  reason: z.nullable(z.string()),
  leverage: z.nullable(z.number()),
  stop: z.nullable(z.number()),
  target: z.nullable(z.number()),
  /** Of `close`: 0…1. */
  fraction: z.nullable(z.number()),
})
export type RunDecision = z.infer<typeof RunDecision>

export const testRunProgram = defineEndpoint({
  ...lab,
  id: 'programs.testRun',
  method: 'POST',
  path: `${path}/test-run`,
  scope: 'trade',
  summary: 'Run a program once on real market data with a balance of 10,000; nothing is sent',
  body: z
    .strictObject({
      program_id: z.optional(LabId),
      code: z.optional(Code),
      symbol: SymbolName,
      interval: z._default(Interval, '1h'),
      params: z.optional(ParamValues),
      /** Epoch ms: the run sees what was known then; now by default. */
      at: z.optional(z.int().check(z.gte(0))),
    })
    .check(
      z.refine(({ program_id, code }) => (program_id === undefined) !== (code === undefined), {
        error: 'give program_id or code',
      }),
    ),
  output: z.object({
    status: z.enum(['ok', 'error']),
    /** The first decision; null after an error. */
    result: z.nullable(RunDecision),
    decisions: z.array(RunDecision),
    logs: z.array(z.string()),
    data_queries: z.array(DataRead),
    duration_ms: z.number(),
    error: z.optional(ProgramError),
  }),
  errors: ['NOT_FOUND', ...exchangeErrors, ...idempotencyErrors],
})

export const getDevGuide = defineEndpoint({
  ...lab,
  id: 'programs.devGuide',
  method: 'GET',
  path: `${path}/dev-guide`,
  summary: 'How to write a program, as markdown',
  output: z.object({ guide: z.string() }),
  errors: [],
})

export const listProgramSymbols = defineEndpoint({
  ...lab,
  id: 'programs.symbols',
  method: 'GET',
  path: `${path}/available-symbols`,
  summary: 'Markets that programs can trade',
  output: z.object({ symbols: z.array(z.string()) }),
  errors: exchangeErrors,
})

/** A number, or named lines: those of the indicator, and `value`, the one of its own name or else the first. */
const IndicatorAnswer = z.union([
  z.nullable(z.number()),
  z.record(z.string(), z.nullable(z.number())),
])

export const queryMarketData = defineEndpoint({
  ...lab,
  id: 'programs.marketData',
  method: 'POST',
  path: `${path}/query-market-data`,
  scope: 'trade',
  summary: 'What a program would read of a market now, from closed candles',
  body: z.strictObject({
    symbol: SymbolName,
    /** All by default. */
    indicators: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(50))),
    period: z._default(Interval, '1h'),
  }),
  output: z.object({
    symbol: z.string(),
    price: z.number(),
    period: Interval,
    indicators: z.record(z.string(), IndicatorAnswer),
    /** Null before there are enough candles. */
    regime: z.nullable(Regime),
    /** The latest closed ones, oldest first. */
    candles: z.array(
      z.object({
        t: z.int(),
        o: z.number(),
        h: z.number(),
        l: z.number(),
        c: z.number(),
        v: z.number(),
      }),
    ),
  }),
  errors: ['NOT_FOUND', ...exchangeErrors, ...idempotencyErrors],
})
