import { useEffect, useRef, useState } from 'react'
import type { Rehearsal } from '../../../../../../engine/replay/rehearsal.ts'
import { useSettled } from '../../../../../lib/hooks/use-settled.ts'
import type { AsideAnswers, AsideKind, AsideReply, AsideRequest } from './aside.ts'

/** Milliseconds without a change after which it is asked. */
const settledMs = 500
/** Answers that are kept, for who goes back and forth. */
const keptAnswers = { paths: 12, average: 240 }

/** What is replayed beside the estimate, one answer for each rehearsal; null until known, and where there is none. */
export function useAside<Kind extends AsideKind>(
  kind: Kind,
  rehearsals: readonly (Rehearsal | null)[],
): (AsideAnswers[Kind] | null)[] {
  const [answers, setAnswers] = useState<ReadonlyMap<string, AsideReply['answer']>>(new Map())
  const worker = useRef<Worker | null>(null)
  const sent = useRef(new Set<string>())
  const wanted = rehearsals.map((rehearsal) => rehearsal && JSON.stringify(rehearsal))
  const settled = useSettled(JSON.stringify(wanted), settledMs)

  useEffect(() => {
    const made = new Worker(new URL('./aside-worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data: { asked, answer } }: MessageEvent<AsideReply>) =>
      setAnswers(
        (before) => new Map([...before, [asked, answer] as const].slice(-keptAnswers[kind])),
      ),
    )
    const asking = sent.current
    worker.current = made
    return () => {
      made.terminate()
      asking.clear()
    }
  }, [kind])

  useEffect(() => {
    for (const asked of askedIn(settled)) {
      if (asked === null || sent.current.has(asked)) continue
      sent.current.add(asked)
      const rehearsal = JSON.parse(asked) as Rehearsal
      worker.current?.postMessage({ asked, kind, rehearsal } satisfies AsideRequest)
    }
  }, [settled, kind])

  // Only answers of this kind are asked of this worker.
  return wanted.map((asked) => (asked && (answers.get(asked) as AsideAnswers[Kind])) || null)
}

/** It was made above. */
function askedIn(settled: string): (string | null)[] {
  return JSON.parse(settled) as (string | null)[]
}
