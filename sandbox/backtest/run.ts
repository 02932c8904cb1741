// A person's program over the past: the machine decides, the engine's market and account answer.
import { toNumber } from '../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import type { ProgramFill, ProgramTrade } from '../../engine/programs/account.ts'
import type { BacktestMarket, ProgramCosts, ProgramMoment } from '../../engine/programs/backtest.ts'
import { backtestProgram, buyAndHoldPct } from '../../engine/programs/backtest.ts'
import type { OrderRefusal, ProgramWish } from '../../engine/programs/orders.ts'
import type { ProgramStatistics } from '../../engine/programs/statistics.ts'
import { EquityCurve, programStatistics } from '../../engine/programs/statistics.ts'
import type { CandleSource } from '../data/market-series.ts'
import { marketSeries } from '../data/market-series.ts'
import type { ParsedProgram } from '../language/parse.ts'
import type { ProgramFault } from '../machine/faults.ts'
import type { Decision, RunResult, RunView } from '../machine/machine.ts'
import { Machine } from '../machine/machine.ts'

export interface ProgramBacktest {
  program: ParsedProgram
  params?: Readonly<Record<string, number>>
  seed?: number
  /** All on one interval; the first is what buying and holding is compared with. */
  markets: readonly BacktestMarket[]
  /** Candles of other markets and intervals that the program reads. */
  candles?: CandleSource
  /** USDC. */
  balance: DecimalString
  costs: ProgramCosts
  leverage?: number
  from: UnixMs
  /** Called now and then with the share that is done; answering false ends the run. */
  progress?: (share: number) => boolean
  /** Called in the place of each run; it runs the machine itself. What it throws ends the backtest. */
  step?: (machine: Machine, view: RunView) => RunResult
}

export interface DecisionMade {
  time: UnixMs
  decision: Decision
  refusal?: OrderRefusal
}

export interface BacktestResult {
  statistics: ProgramStatistics
  buyAndHoldPct: number
  trades: readonly ProgramTrade[]
  fills: readonly (ProgramFill & { equity: number })[]
  /** All but holds. */
  decisions: readonly DecisionMade[]
  /** Runs that failed: how many, and the first. */
  failed: { count: number; first: (ProgramFault & { time: UnixMs }) | null }
  /** End of each UTC day. */
  equity: readonly (readonly [UnixMs, number])[]
  runs: number
}

const day = 86_400_000
const runsBetweenReports = 5_000
const mostFailures = 100
/** Runs in a row that were ended by their limits: it would go on like that. */
const mostEnded = 3

/** Null when it was ended by `progress`; a fault when the program does not start, or has to be ended again and again. */
export async function runBacktest(
  terms: ProgramBacktest,
): Promise<BacktestResult | ProgramFault | null> {
  const machine = await startMachine(terms)
  if (!(machine instanceof Machine)) return machine
  try {
    return run(machine, terms)
  } finally {
    machine.dispose()
  }
}

function startMachine(terms: ProgramBacktest): Promise<Machine | ProgramFault> {
  const { program, markets, params, seed, candles } = terms
  const [first] = markets
  if (!first) throw new RangeError('a backtest needs a market')
  return Machine.start({
    program,
    symbols: markets.map(({ symbol }) => symbol),
    interval: first.bars.interval,
    ...(params === undefined ? {} : { params }),
    ...(seed === undefined ? {} : { seed }),
    open: marketSeries(
      (symbol, interval) =>
        markets.find((market) => market.symbol === symbol && market.bars.interval === interval)
          ?.bars ?? candles?.(symbol, interval),
    ),
  })
}

class Cancelled extends Error {}

class Hangs extends Error {
  readonly fault: ProgramFault
  constructor(fault: ProgramFault) {
    super(fault.message)
    this.fault = fault
  }
}

function run(machine: Machine, terms: ProgramBacktest): BacktestResult | ProgramFault | null {
  const { markets, balance, costs, from, leverage = 1, progress } = terms
  const step = terms.step ?? ((of, view) => of.step(view))
  const curve = new EquityCurve(toNumber(balance))
  const fills: (ProgramFill & { equity: number })[] = []
  const decisions: DecisionMade[] = []
  const failed: BacktestResult['failed'] = { count: 0, first: null }
  const symbols = new Map(markets.map(({ symbol }, i) => [symbol, i]))
  const total = markets.reduce((sum, { bars }) => sum + bars.t.filter((t) => t >= from).length, 0)
  let [runs, ended] = [0, 0]

  const decide = (moment: ProgramMoment): readonly ProgramWish[] => {
    if (runs % runsBetweenReports === 0 && progress?.(runs / total) === false) {
      throw new Cancelled()
    }
    runs++
    if (failed.count >= mostFailures) return []
    const result = step(machine, { ...moment, symbol: symbols.get(moment.symbol) ?? 0 })
    if (result.kind === 'failed') {
      failed.count++
      failed.first ??= { ...result.fault, time: moment.time }
      ended = result.fault.kind === 'error' ? 0 : ended + 1
      if (ended >= mostEnded) throw new Hangs(result.fault)
      return []
    }
    ended = 0
    if (result.decisions.length === 0) return []
    return result.decisions.flatMap((decision) => {
      if (decision.action === 'hold') return []
      decisions.push({ time: moment.time, decision })
      return [decision]
    })
  }
  try {
    const account = backtestProgram(
      { markets, balance, costs, leverage, from },
      {
        decide,
        filled: (fill, equity) => fills.push({ ...fill, equity }),
        refused: (wish, refusal) => {
          const made = decisions.findLast(({ decision }) => decision === wish)
          if (made) made.refusal = refusal
        },
        equity: (time, equity, isExposed) => curve.add(time, equity, isExposed),
      },
    )
    const [first] = markets
    return {
      statistics: programStatistics(balance, account.cash, account.trades, curve),
      buyAndHoldPct: first ? buyAndHoldPct(first.bars, from, costs) : 0,
      trades: account.trades,
      fills,
      decisions,
      failed,
      equity: curve.days.map((of) => [(of.day + 1) * day, of.equity] as const),
      runs,
    }
  } catch (error) {
    if (error instanceof Cancelled) return null
    if (error instanceof Hangs) return error.fault
    throw error
  }
}
