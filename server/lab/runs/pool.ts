// The processes that run people's programs: apart from the API, at a lower priority, and ended from outside when one
// does not answer. Each person waits in a queue of their own; queues are served in turn.
import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism, constants, setPriority } from 'node:os'
import { ServiceError } from '../../../contract/errors.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { Answer, FromChild, Job } from './jobs.ts'

export interface JobOptions {
  /** Whose queue it waits in. */
  owner: UserId
  /** Milliseconds, from when it begins. */
  limitMs: number
  progress?: (share: number) => void
  signal?: AbortSignal
}

export interface ProgramPool {
  /** Throws RATE_LIMITED when too many wait; JobTooSlow when it was ended; the signal's reason. */
  ask(job: Job, options: JobOptions): Promise<Answer>
  close(): void
}

/** The job did not end in time, or broke its process: what it was doing is lost. */
export class JobTooSlow extends Error {}

interface Waiting {
  job: Job
  options: JobOptions
  done: (answer: Answer) => void
  failed: (error: unknown) => void
}

const mostWaitingOfOne = 20
const mostWaiting = 200

const laneOf = {
  check: 'quick',
  run: 'quick',
  work: 'work',
  backtest: 'long',
  sweep: 'long',
  inspect: 'looks',
  reorder: 'looks',
} as const satisfies Record<Job['kind'], string>

/** Of what waits for nobody but its own kind: one program that hangs must not hold up another one at work. */
const workers = 2

/** Programs at work, quick jobs and second looks have processes of their own: they never wait for backtests. */
export function createProgramPool(size = Math.max(1, availableParallelism() - 1)): ProgramPool {
  const { PRIORITY_BELOW_NORMAL: soon, PRIORITY_LOW: patient } = constants.priority
  const lanes = {
    work: createLane(workers, soon),
    quick: createLane(1, soon),
    looks: createLane(1, patient),
    long: createLane(size, patient),
  }
  return {
    ask: (job, options) => lanes[laneOf[job.kind]].ask(job, options),
    close() {
      for (const lane of Object.values(lanes)) lane.close()
    },
  }
}

function createLane(size: number, priority: number): ProgramPool {
  const queues = new Map<UserId, Waiting[]>()
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()
  let busy = 0
  let isClosed = false

  function nextWaiting(): Waiting | undefined {
    const [first] = queues
    if (first === undefined) return undefined
    const [owner, queue] = first
    const waiting = queue.shift()
    // The person goes to the end of the line.
    queues.delete(owner)
    if (queue.length > 0) queues.set(owner, queue)
    return waiting
  }

  function serve(): void {
    while (busy < size && !isClosed) {
      const waiting = nextWaiting()
      if (waiting === undefined) return
      if (waiting.options.signal?.aborted === true) {
        waiting.failed(waiting.options.signal.reason)
        continue
      }
      busy++
      runOn(idle.pop() ?? startChild(all, priority), waiting)
    }
  }

  function runOn(child: ChildProcess, { job, options, done, failed }: Waiting): void {
    const { limitMs, progress, signal } = options
    const ended = (isWhole: boolean) => {
      clearTimeout(timer)
      child.removeAllListeners('message')
      child.removeAllListeners('exit')
      signal?.removeEventListener('abort', abort)
      if (isWhole && !isClosed) {
        child.unref()
        child.channel?.unref()
        idle.push(child)
      } else kill(child, all)
      busy--
      serve()
    }
    const abort = () => {
      ended(false)
      failed(signal?.reason)
    }
    const timer = setTimeout(() => {
      ended(false)
      failed(new JobTooSlow('The program did not answer in time and was ended'))
    }, limitMs)
    child.on('message', (message: FromChild) => {
      if ('progress' in message) return progress?.(message.progress)
      ended(true)
      done(message.answer)
    })
    child.once('exit', () => {
      ended(false)
      failed(new JobTooSlow('The program broke what it runs in and was ended'))
    })
    signal?.addEventListener('abort', abort, { once: true })
    child.ref()
    child.channel?.ref()
    child.send(job)
  }

  return {
    ask(job, options) {
      const queue = queues.get(options.owner) ?? []
      const total = [...queues.values()].flat().length
      if (queue.length >= mostWaitingOfOne || total >= mostWaiting || isClosed) {
        throw new ServiceError('RATE_LIMITED', 'Too many programs wait to be run: try again soon', {
          retryAfter: 2,
        })
      }
      return new Promise((done, failed) => {
        queue.push({ job, options, done, failed })
        queues.set(options.owner, queue)
        serve()
      })
    },
    close() {
      isClosed = true
      for (const child of all) kill(child, all)
      for (const queue of queues.values()) {
        for (const { failed } of queue) failed(new JobTooSlow('The server stops'))
      }
      queues.clear()
    },
  }
}

function startChild(all: Set<ChildProcess>, priority: number): ChildProcess {
  const child = fork(new URL('./child.ts', import.meta.url), {
    // Nothing of the server's settings, and nothing that writes or starts anything.
    env: {},
    execArgv: ['--max-old-space-size=2048', '--permission', '--allow-fs-read=*', '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  all.add(child)
  child.on('error', () => {})
  try {
    if (child.pid !== undefined) setPriority(child.pid, priority)
  } catch {
    // Not allowed here: it runs at the usual priority.
  }
  return child
}

function kill(child: ChildProcess, all: Set<ChildProcess>): void {
  all.delete(child)
  child.kill('SIGKILL')
}
