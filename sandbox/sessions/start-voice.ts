// A program that decides for a session, over a past that is known already.
import type { Interval } from '../../contract/market/market.ts'
import type { NewVoice } from '../../engine/replay/by-program.ts'
import type { CandleSource } from '../data/market-series.ts'
import { marketSeries } from '../data/market-series.ts'
import { parseProgram } from '../language/parse.ts'
import type { ProgramFault } from '../machine/faults.ts'
import { Machine } from '../machine/machine.ts'
import { type NamedProgram, failureOf, signalOf } from './session-signal.ts'

export interface SessionProgram extends NamedProgram {
  code: string
  interval: Interval
  params: Readonly<Record<string, number>>
}

/** Each run has to be ended: it would go on like that. */
export class ProgramHangs extends Error {
  override readonly name = 'ProgramHangs'
}

/** Runs in a row that were ended by their limits. */
const mostEnded = 3

/** One machine for all sessions over this past, or why the program does not start. */
export async function startVoice(
  symbol: string,
  { code, interval, params, ...named }: SessionProgram,
  candles: CandleSource,
): Promise<{ begin: NewVoice; dispose: () => void } | ProgramFault> {
  const { program, errors } = parseProgram(code)
  if (program === null) {
    const [first = { message: 'The program has errors', line: null, column: null }] = errors
    return { kind: 'error', ...first }
  }
  const machine = await Machine.start({
    program,
    symbols: [symbol],
    interval,
    params,
    seed: sessionSeed,
    open: marketSeries(candles),
  })
  if (!(machine instanceof Machine)) return machine
  let ended = 0
  return {
    dispose: () => machine.dispose(),
    begin() {
      machine.restart()
      return (moment, at) => {
        const result = machine.step({ ...moment, symbol: 0 })
        const candle = { interval, at, price: moment.markets[0]?.price ?? NaN }
        if (result.kind === 'done') {
          ended = 0
          return signalOf(result.decisions, symbol, named, candle)
        }
        ended = result.fault.kind === 'error' ? 0 : ended + 1
        if (ended >= mostEnded) throw new ProgramHangs(result.fault.message)
        return failureOf(result.fault, named, candle)
      }
    },
  }
}

/** Of chance in all sessions, so that a replay draws what the session did. */
export const sessionSeed = 1
