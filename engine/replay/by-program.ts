// Replays of a session that a program decides: what it says of each candle stands where the engine's signals stand
// otherwise. It depends on what is open, so that it is asked anew in every replay.
import { toNumber } from '../../contract/decimal.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import type { ProgramMoment } from '../programs/backtest.ts'
import { programMoment } from '../sessions/program-moment.ts'
import { signal } from '../signals/signal.ts'
import type { SignalValue } from '../types.ts'
import { type Book, netAt } from './book.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Decider } from './replay.ts'
import type { Tape, Watched } from './tape.ts'

/** A program at the beginning of a session: what it says of each candle, in their order. `at`: the candle's close. */
export type ProgramVoice = (moment: ProgramMoment, at: UnixMs) => SignalValue

/** Begins a session: what the program kept of another one is gone. */
export type NewVoice = () => ProgramVoice

/** The same past, with signals that are yet to be said. Of one watched interval. */
export function unsaid(tape: Tape): Tape {
  return { ...tape, watched: tape.watched.map(withoutSignals) }
}

function withoutSignals(watched: Watched): Watched {
  const { length } = watched.signals
  const bars = new Float64Array()
  const none = signal({
    interval: watched.interval,
    t: bars,
    o: bars,
    h: bars,
    l: bars,
    c: bars,
    v: bars,
  })
  return {
    ...watched,
    signals: Array.from({ length }, () => none),
    scores: new Float64Array(length),
    closes: new Uint8Array(length),
  }
}

/** Asks the program once for each candle, at the first look after its close. The tape is one that is `unsaid`. */
export function saidBy(
  voice: ProgramVoice,
  { symbol, contract, plan, costs }: Rehearsal,
  tape: Tape,
  mind: Decider,
): Decider {
  const [watched] = tape.watched
  if (watched === undefined) throw new RangeError('a program needs an interval')
  const budget = toNumber(contract.budget)
  const funding = toNumber(costs.fundingRateHourly)
  let heard = 0
  const ask = (book: Book, candle: number, price: number): void => {
    const at = watched.closedAt[candle] ?? NaN
    const seen = { symbol, time: at + 1, price, funding, leverage: plan.leverage, budget }
    const said = voice(programMoment({ ...seen, net: netAt(book, price) }, book.holdings), at)
    const signals = watched.signals as SignalValue[]
    signals[candle] = said
    watched.scores[candle] = said.score
    if (watched.closes !== undefined) watched.closes[candle] = said.closes === true ? 1 : 0
  }
  return {
    ...mind,
    decide(book, index, mark, now) {
      const candle = watched.known[index] ?? 0
      if (candle !== heard) ask(book, candle, mark)
      heard = candle
      return mind.decide(book, index, mark, now)
    },
  }
}
