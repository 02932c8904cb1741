import type * as contract from '../../../contract/endpoints.ts'
import type { BacktestTriggerDetail } from '../../../contract/lab/backtest-shapes.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { PersonContext, Visit } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { BacktestEvent } from '../../storage/lab/backtest-content.ts'
import type { NamedBacktest } from '../../storage/lab/backtests.ts'
import { iso } from '../iso.ts'
import { JobTooSlow } from '../runs/pool.ts'
import { decisionView } from '../writing/decision-view.ts'
import { backtestId, readTriggerId } from './backtest-id.ts'
import { contextOf } from './context-of.ts'
import { triggerView } from './event-views.ts'
import { askWithCandles, fingerprintOf, testMarkets } from './test-data.ts'

type Seen = Pick<BacktestTriggerDetail, 'context' | 'reads' | 'decision' | 'logs' | 'unavailable'>

/** Milliseconds: the backtest is run again up to there. */
const limitMs = 60_000

/** Of what the market caused, a program read and decided nothing. */
export const getBacktestTrigger: Verb<
  PersonContext & Visit,
  typeof contract.getBacktestTrigger
> = async ({ ctx, input: { params } }) => {
  const place = readTriggerId(params.trigger_id)
  if (place === undefined) throw noSuchTrigger()
  const { store, viewer } = ctx
  const row = await store.backtests.owned(viewer.id, place.backtest)
  if (row === undefined) throw noSuchTrigger()
  const event = (await store.backtests.events(row.id))[place.index]
  if (event === undefined) throw noSuchTrigger()
  const { decided } = event
  return {
    ...triggerView(row.id, event, place.index),
    backtest_id: backtestId(row.id),
    decided_at: decided === undefined ? null : iso(decided.at),
    ...(decided === undefined ? unseen(null) : await seenBy(ctx, row, event.symbol, decided)),
  }
}

const noSuchTrigger = () => new ServiceError('NOT_FOUND', 'There is no such trigger')

async function seenBy(
  ctx: PersonContext & Visit,
  row: NamedBacktest,
  symbol: string,
  { at, action }: NonNullable<BacktestEvent['decided']>,
): Promise<Seen> {
  const { terms } = row
  const version = await ctx.store.programs.version(row.programId, row.version)
  if (version === undefined) return unseen('The program is gone')
  const markets = await testMarkets(ctx, terms)
  if (fingerprintOf(markets) !== row.fingerprint) {
    return unseen('The candles of that time are others than those that it was run on')
  }
  const decided = { symbol, action }
  const answer = await askWithCandles(
    ctx,
    { kind: 'inspect', code: version.code, terms, markets, candles: [], at, decided },
    { owner: ctx.viewer.id, limitMs, signal: ctx.gone },
  ).catch((error: unknown) => {
    if (error instanceof JobTooSlow) return null
    throw error
  })
  if (answer === null) return unseen('It took too long to run it again')
  const run = answer.kind === 'inspected' ? answer.run : null
  if (run === null) return unseen('When it was run again it decided something else')
  return {
    context: contextOf(run.reads, { symbol: run.about, interval: terms.interval }),
    reads: run.reads.map(({ name, arguments: given, answer: got }) => ({
      name,
      arguments: [...given],
      answer: got,
    })),
    decision: decisionView(run.decision, run.held),
    logs: [...run.logs],
    unavailable: null,
  }
}

function unseen(unavailable: string | null): Seen {
  return { context: {}, reads: [], decision: null, logs: [], unavailable }
}
