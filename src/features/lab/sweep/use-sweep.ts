import { useCallback, useEffect, useRef, useState } from 'react'
import { sweepProgram } from '../../../../contract/lab/sweeps.ts'
import type { InputOf, OutputOf } from '../../../../contract/endpoint.ts'
import { call } from '../../../api/client.ts'
import { entityStream } from '../../../api/live/streams.ts'
import { useLive } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'

export type SweepResult = OutputOf<typeof sweepProgram>

export type SweepState =
  | { is: 'none' }
  /** `progress`: 0…1. */
  | { is: 'running'; progress: number }
  | { is: 'done'; result: SweepResult }
  | { is: 'failed'; error: unknown }

export interface Sweep {
  state: SweepState
  begin: (body: InputOf<typeof sweepProgram>['body']) => void
  cancel: () => void
}

/** One sweep at a time. It changes nothing on the server, and ends there when it is cancelled or the page is left. */
export function useSweep(programId: number): Sweep {
  const viewer = useSignedIn()
  const live = useLive()
  const [state, setState] = useState<SweepState>({ is: 'none' })
  const underWay = useRef<AbortController>(undefined)
  useEffect(() => () => underWay.current?.abort(), [])
  useEffect(
    () =>
      live.subscribe(entityStream('backtests'), (event) => {
        if (event.type !== 'sweep.changed' || event.programId !== programId) return
        const progress = event.progress ?? 0
        setState((now) => (now.is === 'running' ? { is: 'running', progress } : now))
      }),
    [live, programId],
  )
  const begin = useCallback<Sweep['begin']>(
    (body) => {
      underWay.current?.abort()
      const controller = new AbortController()
      underWay.current = controller
      const { signal } = controller
      setState({ is: 'running', progress: 0 })
      void call(
        viewer,
        sweepProgram,
        { body },
        { signal, idempotencyKey: crypto.randomUUID() },
      ).then(
        (result) => !signal.aborted && setState({ is: 'done', result }),
        (error: unknown) => !signal.aborted && setState({ is: 'failed', error }),
      )
    },
    [viewer],
  )
  const cancel = useCallback(() => {
    underWay.current?.abort()
    setState({ is: 'none' })
  }, [])
  return { state, begin, cancel }
}
