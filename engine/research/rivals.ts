// What a strategy has to beat: the same session, its brackets and its costs, with another hand on the direction.
import type { SessionTerms } from '../sessions/terms.ts'
import type { Tape } from '../replay/tape.ts'
import { randomNumbers } from '../random-numbers.ts'

export type Rival = 'random' | 'long' | 'short'

/** The tape with each candle's score replaced by ±1. */
export function rivalTape(tape: Tape, rival: Rival): Tape {
  const next = randomNumbers(19)
  const scoreOf = (): number => {
    if (rival === 'random') return next() < 0.5 ? 1 : -1
    return rival === 'long' ? 1 : -1
  }
  const watched = tape.watched.map((series) => {
    const signals = series.signals.map((signal) => {
      const score = scoreOf()
      return { ...signal, score, side: score > 0 ? ('long' as const) : ('short' as const) }
    })
    return { ...series, signals, scores: Float64Array.from(signals, ({ score }) => score) }
  })
  return { ...tape, watched }
}

/** Nothing but brackets and the session's own ends closes a rival's positions: the direction is all it has. */
export function rivalTerms(terms: SessionTerms): SessionTerms {
  return { ...terms, strategy: { ...terms.strategy, exitScore: 2 } }
}
