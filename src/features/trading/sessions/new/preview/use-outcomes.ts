import { t } from '@lingui/core/macro'
import { useEffect, useRef, useState } from 'react'
import type { Rehearsal } from '../../../../../../engine/replay/rehearsal.ts'
import type { HeardProgram } from './hear-program.ts'
import type { PreviewReply, PreviewRequest } from './previewer.ts'

export interface PreviewState {
  /** The newest answer for this market and its candles; while a field changes, for the contract just before. */
  reply: PreviewReply | null
  /** Whether it is for exactly this contract, and for all its starts. */
  isComplete: boolean
  retry: () => void
}

interface Sent {
  id: number
  asked: string
  tape: string
  /** The first request about this tape: answers to earlier ones are about another market. */
  firstId: number
}

const broken = () =>
  t`The part that replays the past was not loaded: no connection, or an extension that holds it back.`

/** Outcomes of past starts of this contract, from a worker that lives as long as the form. */
export function useOutcomes(
  rehearsal: Rehearsal | null,
  program: HeardProgram | null = null,
): PreviewState {
  const [answer, setAnswer] = useState<{ reply: PreviewReply; to: Sent } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [generation, setGeneration] = useState(0)
  const worker = useRef<Worker | null>(null)
  const isBroken = useRef(false)
  const sent = useRef<Sent | null>(null)
  const asked = rehearsal && JSON.stringify({ rehearsal, program } satisfies Asked)
  // Another program's answers are as little about this contract as another market's.
  const tape =
    rehearsal && JSON.stringify([rehearsal.symbol, ...rehearsal.strategy.intervals, program])

  useEffect(() => {
    const made = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data: reply }: MessageEvent<PreviewReply>) => {
      const to = sent.current
      if (to !== null && reply.id >= to.firstId) setAnswer({ reply, to })
    })
    // Its code failed to load, or it crashed: another try needs a new worker.
    made.addEventListener('error', () => {
      const to = sent.current
      isBroken.current = true
      if (to !== null)
        setAnswer({
          reply: { id: to.id, state: 'failed', error: { code: null, message: broken() } },
          to,
        })
    })
    worker.current = made
    isBroken.current = false
    return () => made.terminate()
  }, [generation])

  useEffect(() => {
    if (asked === null || tape === null) return
    const before = sent.current
    const id = (before?.id ?? 0) + 1
    const firstId = before?.tape === tape ? before.firstId : id
    sent.current = { id, asked, tape, firstId }
    worker.current?.postMessage({ id, ...askedFrom(asked) } satisfies PreviewRequest)
  }, [asked, tape, attempt])

  const retry = (): void => {
    if (isBroken.current) setGeneration(generation + 1)
    setAttempt(attempt + 1)
  }
  if (answer === null || answer.to.tape !== tape) return { reply: null, isComplete: false, retry }
  const { reply, to } = answer
  const isOver = reply.state !== 'estimate' || reply.outcomes.replayed === reply.outcomes.total
  return {
    reply,
    isComplete: isOver && to.asked === asked && reply.id === to.id,
    retry,
  }
}

type Asked = Omit<PreviewRequest, 'id'>

/** It was made from one by JSON.stringify. */
function askedFrom(text: string): Asked {
  return JSON.parse(text) as Asked
}
