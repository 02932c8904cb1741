// Keeps a worker that runs programs: one question at a time, the newest first, and a new worker when one hangs.
import type { Bars } from '../../../../engine/types.ts'
import type { Answer, Order, Question, SeriesName } from './question.ts'

/** What is used of a Worker. */
export interface WorkerLike {
  postMessage: (order: Order) => void
  terminate: () => void
  addEventListener: {
    (kind: 'message', listener: (event: { data: Answer }) => void): void
    (kind: 'error', listener: (event: { preventDefault?: () => void }) => void): void
  }
}

/** `hung`: it said nothing for too long and was ended. `broken`: its code did not load, or it crashed. */
export type BenchAnswer = Answer | { state: 'hung' | 'broken'; id: number }

export interface WorkbenchOptions {
  spawn: () => WorkerLike
  told: (answer: BenchAnswer) => void
  /** A worker whose program runs and that says nothing for so long hangs. */
  patienceMs: number
  /** Until the program runs, it and what it runs in are loaded: that may take longer. */
  loadingMs: number
  /** A question that is answered sooner is not given up for a newer one. */
  shortMs: number
}

export interface Workbench {
  /** `candles`: all that the program may read. */
  ask: (question: Question, candles: readonly (readonly [SeriesName, Bars])[]) => void
  /** Ends what is running; nothing is told of it. */
  cancel: () => void
  close: () => void
}

type Asked = Parameters<Workbench['ask']>

export function createWorkbench({
  spawn,
  told,
  patienceMs,
  loadingMs,
  shortMs,
}: WorkbenchOptions): Workbench {
  let worker: WorkerLike | null = null
  /** What the worker has. */
  let given = new Map<string, Bars>()
  let running: number | null = null
  let waiting: Asked | null = null
  let patience: ReturnType<typeof setTimeout> | undefined
  let short: ReturnType<typeof setTimeout> | undefined

  function end(): void {
    worker?.terminate()
    worker = null
    given = new Map()
    rest()
  }

  function rest(): void {
    running = null
    clearTimeout(patience)
    clearTimeout(short)
  }

  function begin(): WorkerLike {
    const made = spawn()
    made.addEventListener('message', ({ data }) => {
      if (worker !== made || data.id !== running) return
      if (data.state === 'running') listen(data.id, patienceMs)
      else rest()
      told(data)
      next()
    })
    made.addEventListener('error', (event) => {
      event.preventDefault?.()
      if (worker !== made) return
      const id = running
      end()
      if (id !== null) told({ state: 'broken', id })
      next()
    })
    return made
  }

  function listen(id: number, ms: number): void {
    clearTimeout(patience)
    patience = setTimeout(() => {
      end()
      told({ state: 'hung', id })
      next()
    }, ms)
  }

  function next(): void {
    if (running !== null || waiting === null) return
    const [question, candles] = waiting
    waiting = null
    worker ??= begin()
    for (const [{ symbol, interval }, bars] of candles) {
      const name = `${symbol} ${interval}`
      if (given.get(name) === bars) continue
      given.set(name, bars)
      worker.postMessage({ order: 'candles', symbol, bars })
    }
    running = question.id
    worker.postMessage({ order: 'answer', question })
    listen(question.id, loadingMs)
    short = setTimeout(() => {
      if (waiting !== null) supersede()
      else short = undefined
    }, shortMs)
  }

  function supersede(): void {
    end()
    next()
  }

  return {
    ask(...asked) {
      waiting = asked
      if (running !== null && short === undefined) supersede()
      else next()
    },
    cancel() {
      waiting = null
      if (running !== null) end()
    },
    close() {
      waiting = null
      end()
    },
  }
}
