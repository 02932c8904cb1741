// A program's decision as a session hears it: for a side, against it, or neither. How much, and where stops and targets
// are, the session knows itself.
import { cut } from '../../contract/words/cut.ts'
import type { Interval } from '../../contract/market/market.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import type { SignalValue } from '../../engine/types.ts'
import type { ProgramFault } from '../machine/faults.ts'
import type { Decision } from '../machine/machine.ts'

/** Which program, as it is told of. */
export interface NamedProgram {
  name: string
  version: number
}

/** The candle that was decided about. */
export interface DecidedCandle {
  interval: Interval
  /** Its close. */
  at: UnixMs
  price: number
}

/** More is cut off. */
const longestWords = 200

/** The first decision that is no hold, and otherwise the first. Decisions about other markets are not heard. */
export function signalOf(
  decisions: readonly Decision[],
  symbol: string,
  { name: program, version }: NamedProgram,
  candle: DecidedCandle,
): SignalValue {
  const own = decisions.filter((decision) => decision.symbol === symbol)
  const decision = own.find(({ action }) => action !== 'hold') ?? own[0]
  const action = decision?.action ?? 'hold'
  const told = decision?.reason
  const reason = told === undefined ? null : cut(told, longestWords)
  return {
    ...flat(candle),
    ...(action === 'buy' && { side: 'long', score: 1 }),
    ...(action === 'sell' && { side: 'short', score: -1 }),
    ...(action === 'close' && { closes: true }),
    why: { code: 'program_said', values: { program, version, action, reason } },
  }
}

/** Nothing is opened or closed for a program that failed. */
export function failureOf(
  { message, line }: Pick<ProgramFault, 'message' | 'line'>,
  { name: program, version }: NamedProgram,
  candle: DecidedCandle,
): SignalValue {
  const words = cut(message, longestWords)
  return {
    ...flat(candle),
    why: { code: 'program_failed', values: { program, version, line, message: words } },
  }
}

function flat(candle: DecidedCandle): Omit<SignalValue, 'why'> {
  return { ...candle, side: 'flat', score: 0, regime: 'range', components: [] }
}
