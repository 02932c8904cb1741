// A cache for answers that several callers request within seconds, each with its own greatest age.
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Clock } from '../../ops/port.ts'

const mostKept = 10_000

/** Callers with the same question share a request in progress that is recent enough. Failures are not cached. */
export function keptAnswers<T>(clock: Clock) {
  const kept = new Map<string, { at: UnixMs; answer: Promise<T> }>()

  return {
    /** At most `maxAgeMs` old, counted from when it was requested. */
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
