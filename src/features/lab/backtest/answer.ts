// Runs a program over the candles that are there. Without a worker around it, so that tests need none.
import type { Interval } from '../../../../contract/market/market.ts'
import { toNumber } from '../../../../contract/decimal.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { Bars } from '../../../../engine/types.ts'
import { runBacktest } from '../../../../sandbox/backtest/run.ts'
import { parseProgram } from '../../../../sandbox/language/parse.ts'
import type { ProgramFault } from '../../../../sandbox/machine/faults.ts'
import type { Machine, RunResult, RunView } from '../../../../sandbox/machine/machine.ts'
import { heldCurve } from './held-curve.ts'
import type { Answer, Inspection, Question, SeriesName } from './question.ts'

export interface Surroundings {
  candles: (symbol: string, interval: Interval) => Bars | undefined
  /** Called now and then while the program runs. */
  running: (share: number) => void
  now: () => number
}

const reportMs = 250

/** Never throws for what a program does. */
export async function answer(question: Question, around: Surroundings): Promise<Answer> {
  const { id, code, params, market, others = [], balance, costs, seed, inspect } = question
  const { program, errors } = parseProgram(code)
  const markets = [market, ...others].flatMap(({ symbol, interval, limits }) => {
    const bars = around.candles(symbol, interval)
    return bars === undefined ? [] : [{ symbol, bars, limits }]
  })
  const [first] = markets
  if (first === undefined || markets.length <= others.length) {
    return { state: 'wants', id, series: [market, ...others] }
  }
  const { bars } = first
  if (program === null) return { state: 'faulty', id, fault: asFault(errors[0]) }
  const missing = new Map<string, SeriesName>()
  const watch = watcher(inspect, bars.t.length, around)
  const result = await runBacktest({
    program,
    params,
    seed,
    balance,
    costs,
    from: question.from ?? 0,
    ...(question.leverage !== undefined && { leverage: question.leverage }),
    markets,
    candles: (symbol, interval) => {
      const found = around.candles(symbol, interval)
      if (found === undefined) missing.set(`${symbol} ${interval}`, { symbol, interval })
      return found
    },
    step: (machine, view) => watch.step(machine, view),
  })
  if (missing.size > 0) return { state: 'wants', id, series: [...missing.values()] }
  // Nothing ends it but what is told by a fault.
  if (result === null) throw new Error('ended without being asked to')
  if (!('statistics' in result)) return { state: 'faulty', id, fault: result }
  const held = heldCurve(bars, result.equity, toNumber(balance))
  return { state: 'done', id, picture: { ...result, held, inspection: watch.seen() } }
}

/** Notes what one run reads, and tells that the program still runs. */
function watcher(inspect: UnixMs | null, total: number, { now, running }: Surroundings) {
  let inspection: Inspection | null = null
  let reported = -Infinity
  let runs = 0
  return {
    seen: () => inspection,
    step(machine: Machine, view: RunView): RunResult {
      if (runs % 32 === 0 && now() - reported > reportMs) {
        reported = now()
        running(runs / total)
      }
      runs++
      const isWanted = view.time === inspect
      if (isWanted) machine.record(true)
      const result = machine.step(view)
      if (isWanted) inspection = inspected(machine, view, result)
      if (result.kind === 'failed' && result.fault.kind === 'too-slow') running(runs / total)
      return result
    },
  }
}

function inspected(machine: Machine, view: RunView, result: RunResult): Inspection {
  const { time, balance, equity, markets, symbol } = view
  const market = markets[symbol]
  if (market === undefined) throw new RangeError('a run is about one of its markets')
  const fault = result.kind === 'failed' ? result.fault : null
  // What it runs in is in no known state then, and is not asked.
  const isBroken = fault?.kind === 'broken'
  return {
    time,
    market: { ...market },
    balance,
    equity,
    reads: isBroken ? [] : machine.record(false),
    logs: result.logs,
    decisions: result.kind === 'done' ? result.decisions : [],
    fault,
    state: isBroken ? '' : machine.state,
  }
}

function asFault(
  problem: { message: string; line: number; column: number } | undefined,
): ProgramFault {
  const { message = '', line = 1, column = 1 } = problem ?? {}
  return { kind: 'error', message, line, column }
}
