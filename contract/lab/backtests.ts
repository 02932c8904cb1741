// Backtests of programs: asked for, followed, read, shared.
import * as z from 'zod/mini'
import { defineEndpoint, noContent } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import {
  Backtest,
  BacktestMarker,
  BacktestState,
  BacktestSummary,
  BacktestTrigger,
  BacktestTriggerDetail,
  SharedBacktest,
  testTerms,
} from './backtest-shapes.ts'
import { programById } from './programs.ts'
import { RowIdText } from '../traders/trader-shared.ts'
import { LabId, NamedId, lab, listOf } from './lab-shared.ts'

const path = '/api/programs/backtest'
const backtestById = z.strictObject({ id: NamedId })
const BacktestStarted = z.object({ backtest_id: z.string(), status: BacktestState })
const startErrors = ['NOT_FOUND', ...exchangeErrors, ...idempotencyErrors] as const

export const startBacktest = defineEndpoint({
  ...lab,
  id: 'backtests.start',
  method: 'POST',
  path,
  scope: 'trade',
  summary: 'Run a program over the past; it goes on in the background',
  body: z.strictObject({ program_id: LabId, ...testTerms }),
  output: BacktestStarted,
  errors: startErrors,
})

export const startProgramBacktest = defineEndpoint({
  ...lab,
  id: 'backtests.startOf',
  method: 'POST',
  path: '/api/programs/:id/backtest',
  scope: 'trade',
  summary: 'The same for the program in the path',
  params: programById,
  body: z.strictObject(testTerms),
  output: BacktestStarted,
  errors: startErrors,
})

export const listBacktests = defineEndpoint({
  ...lab,
  id: 'backtests.history',
  method: 'GET',
  path: `${path}/history`,
  summary: 'Backtests of the viewer, newest first',
  query: z.strictObject({
    ...listOf,
    program_id: z.optional(RowIdText),
    status: z.optional(BacktestState),
  }),
  output: z.array(BacktestSummary),
  errors: [],
})

export const getBacktest = defineEndpoint({
  ...lab,
  id: 'backtests.get',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'A backtest with its result',
  params: backtestById,
  output: Backtest,
  errors: ['NOT_FOUND'],
})

export const cancelBacktest = defineEndpoint({
  ...lab,
  id: 'backtests.cancel',
  method: 'DELETE',
  path: `${path}/:id`,
  scope: 'trade',
  summary: 'Cancel a backtest that is running; delete one that has ended',
  params: backtestById,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const listBacktestTriggers = defineEndpoint({
  ...lab,
  id: 'backtests.triggers',
  method: 'GET',
  path: `${path}/:id/triggers`,
  summary: 'Fills and refused decisions of a backtest, newest first',
  params: backtestById,
  query: z.strictObject({ ...listOf, type: z.optional(z.enum(['buy', 'sell', 'close'])) }),
  output: z.array(BacktestTrigger),
  errors: ['NOT_FOUND'],
})

export const listBacktestMarkers = defineEndpoint({
  ...lab,
  id: 'backtests.markers',
  method: 'GET',
  path: `${path}/:id/markers`,
  summary: 'Entries and exits for a chart, in the order of time; 5,000 at most, the latest',
  params: backtestById,
  output: z.array(BacktestMarker),
  errors: ['NOT_FOUND'],
})

export const getBacktestTrigger = defineEndpoint({
  ...lab,
  id: 'backtests.trigger',
  method: 'GET',
  path: `${path}/trigger/:trigger_id`,
  summary: 'Everything that the program read for a decision, its log, and what became of it',
  params: z.strictObject({ trigger_id: NamedId }),
  output: BacktestTriggerDetail,
  errors: ['NOT_FOUND', ...exchangeErrors],
})

export const shareBacktest = defineEndpoint({
  ...lab,
  id: 'backtests.share',
  method: 'POST',
  path: `${path}/:id/share`,
  scope: 'trade',
  summary: 'Let everybody who has the link see the code and the result of a completed backtest',
  params: backtestById,
  output: z.object({ share_token: z.string() }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const unshareBacktest = defineEndpoint({
  ...lab,
  id: 'backtests.unshare',
  method: 'DELETE',
  path: `${path}/:id/share`,
  scope: 'trade',
  summary: 'End that: the link finds nothing any more',
  params: backtestById,
  output: noContent,
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const getSharedBacktest = defineEndpoint({
  ...lab,
  auth: 'public',
  id: 'backtests.shared',
  method: 'GET',
  path: '/api/programs/shared-backtests/:token',
  summary: 'A shared backtest: code, data, seed and costs, so that it can be repeated',
  params: z.strictObject({ token: NamedId }),
  output: SharedBacktest,
  errors: ['NOT_FOUND'],
})
