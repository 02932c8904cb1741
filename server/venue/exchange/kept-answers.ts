// Answers that several ask for within seconds, and how old one may be for each of them.
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Clock } from '../../ops/port.ts'

const mostKept = 10_000

/** Whoever asks for the same while a question is under way that is fresh enough gets its answer. Failures are not kept. */
export function keptAnswers<T>(clock: Clock) {
  const kept = new Map<string, { at: UnixMs; answer: Promise<T> }>()

  return {
    /** At most `maxAgeMs` old, by when it was asked. */
    of(key: string, maxAgeMs: number, ask: () => Promise<T>): Promise<T> {
      const last = kept.get(key)
      if (last !== undefined && clock() - last.at < maxAgeMs) return last.answer
      if (kept.size >= mostKept) kept.clear()
      const question = { at: clock(), answer: ask() }
      kept.set(key, question)
      question.answer.catch(() => {
        if (kept.get(key) === question) kept.delete(key)
      })
      return question.answer
    },
  }
}
