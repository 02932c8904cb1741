import type * as contract from '../../../contract/endpoints.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { toNumber } from '../../../contract/decimal.ts'
import { parseProgram } from '../../../sandbox/language/parse.ts'
import type { LiveRun } from '../../../sandbox/live/run-once.ts'
import type { PersonContext } from '../../context.ts'
import { requireMarket } from '../../market/index.ts'
import type { Verb } from '../../route.ts'
import { paramsOf } from '../backtests/terms.ts'
import { invalid } from '../live/markets.ts'
import { noSuchProgram } from '../programs/program-view.ts'
import { closedBars } from '../runs/closed-bars.ts'
import { errorOf } from '../runs/error-of.ts'
import { runOnMarket } from '../runs/run-on-market.ts'
import { decisionView, holdOf } from './decision-view.ts'

type Asked = ParsedInputOf<typeof contract.testRunProgram>['body']
type Told = OutputOf<typeof contract.testRunProgram>

/** USDC. */
const balance = 10_000
/** Milliseconds. */
const runLimitMs = 5_000
/** The usual one of a backtest: a fraction an hour. */
const fundingHourly = 0.000_012_5
const seed = 1

export const testRunProgram: Verb<PersonContext, typeof contract.testRunProgram> = async ({
  ctx,
  input: { body },
}) => {
  const { symbol, interval, params = {} } = body
  const code = await codeOf(ctx, body)
  await requireMarket(ctx, symbol)
  const time = body.at ?? ctx.clock()
  if (time > ctx.clock()) throw invalid('at', 'must not be in the future')
  const { errors } = parseProgram(code)
  const [first] = errors
  if (first !== undefined) return failed(first)
  const run = await runOnMarket(
    ctx,
    'run',
    {
      code,
      symbols: [symbol],
      interval,
      params: paramsOf(code, params),
      seed,
      state: '{}',
      ...situationOf(time, await priceAt(ctx, body, time)),
      runLimitMs,
    },
    ctx.viewer.id,
  )
  const isDone = run.kind === 'done'
  const decisions = isDone ? run.decisions.map((decision) => decisionView(decision, 0)) : []
  return {
    status: isDone ? 'ok' : 'error',
    result: isDone ? (decisions[0] ?? holdOf(symbol)) : null,
    decisions,
    logs: [...run.logs],
    data_queries: run.reads.map(({ name, arguments: given, answer }) => ({
      name,
      arguments: [...given],
      answer,
    })),
    duration_ms: run.durationMs,
    ...(!isDone && { error: errorOf(run.fault) }),
  }
}

async function codeOf(
  { store, viewer }: PersonContext,
  { program_id: id, code }: Asked,
): Promise<string> {
  if (code !== undefined) return code
  const program = id === undefined ? undefined : await store.programs.owned(viewer.id, id)
  if (program === undefined) throw noSuchProgram()
  return program.code
}

/** The mark of now, or the close that was the latest then. */
async function priceAt(
  { exchange }: PersonContext,
  { symbol, interval, at }: Asked,
  time: number,
): Promise<number> {
  if (at === undefined) {
    const mark = await exchange.freshMark(symbol)
    if (mark !== null) return toNumber(mark.mark)
  }
  const { c } = await closedBars(exchange, { symbol, interval }, time)
  const close = c.at(-1)
  if (close !== undefined) return close
  throw new ServiceError('NOT_FOUND', `There is no ${interval} candle of ${symbol} before then`)
}

function situationOf(
  time: number,
  price: number,
): Pick<LiveRun, 'time' | 'balance' | 'equity' | 'markets' | 'about'> {
  const flat = { quantity: 0, entryPrice: 0, pnl: 0, leverage: 1, stop: null, target: null }
  const market = { ...flat, price, funding: fundingHourly }
  return { time, balance, equity: balance, markets: [market], about: [0] }
}

function failed({ message, line, column }: NonNullable<Told['error']>): Told {
  return {
    status: 'error',
    result: null,
    decisions: [],
    logs: [],
    data_queries: [],
    duration_ms: 0,
    error: { message, line, column },
  }
}
