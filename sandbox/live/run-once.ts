// One live run of a program, for each of its markets in turn, over what it is given. Runs where it can be ended from
// outside.
import type { Interval } from '../../contract/market/market.ts'
import { type NamedBars, type Needed, givenCandles } from '../data/given-candles.ts'
import { marketSeries } from '../data/market-series.ts'
import { parseProgram } from '../language/parse.ts'
import type { ProgramFault } from '../machine/faults.ts'
import type { Decision, MarketView, Read } from '../machine/machine.ts'
import { Machine } from '../machine/machine.ts'

export interface LiveRun {
  code: string
  symbols: readonly string[]
  interval: Interval
  params: Readonly<Record<string, number>>
  seed: number
  /** ctx.state as JSON. */
  state: string
  /** Epoch ms. */
  time: number
  /** USDC. */
  balance: number
  equity: number
  /** In the order of `symbols`. */
  markets: readonly MarketView[]
  /** The markets that it runs for, in this order: indices of `symbols`. */
  about: readonly number[]
  /** Closed candles, as far as they are known to be needed. */
  candles: readonly NamedBars[]
  /** Milliseconds for each market; a quarter of a second by default. */
  runLimitMs?: number
}

export type LiveRunResult =
  | {
      kind: 'done'
      decisions: readonly Decision[]
      logs: readonly string[]
      reads: readonly Read[]
      state: string
    }
  /** It read candles that were not given: run it again with them. */
  | { kind: 'needs'; candles: readonly Needed[] }
  | { kind: 'failed'; fault: ProgramFault; logs: readonly string[]; reads: readonly Read[] }

/** The same input gives the same result. Never throws for what a program does. */
export async function runOnce(run: LiveRun): Promise<LiveRunResult> {
  const { program, errors } = parseProgram(run.code)
  if (program === null) {
    const [first = { message: 'The program has errors', line: null, column: null }] = errors
    return { kind: 'failed', fault: { kind: 'error', ...first }, logs: [], reads: [] }
  }
  const { candles, missing } = givenCandles(run.candles)
  const machine = await Machine.start({
    program,
    symbols: run.symbols,
    interval: run.interval,
    params: run.params,
    seed: run.seed,
    ...(run.runLimitMs !== undefined && { runLimitMs: run.runLimitMs }),
    open: marketSeries(candles),
  })
  if (!(machine instanceof Machine)) {
    return { kind: 'failed', fault: machine, logs: [], reads: [] }
  }
  try {
    machine.state = run.state
    machine.record(true)
    const decisions: Decision[] = []
    const logs: string[] = []
    for (const symbol of run.about) {
      const { time, balance, equity, markets } = run
      const result = machine.step({ time, balance, equity, markets, symbol })
      if (missing.length > 0) return { kind: 'needs', candles: missing }
      logs.push(...result.logs)
      if (result.kind === 'failed') {
        const { fault } = result
        // Nobody can ask a broken one any more.
        const reads = fault.kind === 'broken' ? [] : machine.record(false)
        return { kind: 'failed', fault, logs, reads }
      }
      for (const decision of result.decisions) {
        // A market that was decided about in this run already keeps that decision.
        if (
          decision.action !== 'hold' &&
          decisions.some((made) => made.symbol === decision.symbol && made.action !== 'hold')
        )
          continue
        decisions.push(decision)
      }
    }
    const reads = machine.record(false)
    return { kind: 'done', decisions, logs, reads, state: machine.state }
  } finally {
    machine.dispose()
  }
}
