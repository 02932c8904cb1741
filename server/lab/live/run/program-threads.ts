// Threads that run programs of people. One that does not answer is ended, and another takes its place.
import { Worker } from 'node:worker_threads'
import type { LiveRunResult } from '../../../../sandbox/live/run-once.ts'
import type { ProgramThreads } from '../port.ts'

/** Milliseconds. A run may take 250 a market; the rest is for starting a thread on a busy machine. */
const patienceMs = 15_000
const mostThreads = 2
const limits = { maxOldGenerationSizeMb: 256, stackSizeMb: 4 }

export function createProgramThreads(patience = patienceMs): ProgramThreads {
  const idle: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []
  let threads = 0

  async function take(): Promise<Worker> {
    const free = idle.pop()
    if (free !== undefined) return free
    if (threads < mostThreads) return start()
    return new Promise((resolve) => waiting.push(resolve))
  }

  function start(): Worker {
    threads++
    const worker = new Worker(new URL('./program-worker.ts', import.meta.url), {
      resourceLimits: limits,
      env: {},
    })
    worker.unref()
    return worker
  }

  function giveBack(worker: Worker): void {
    const next = waiting.shift()
    if (next === undefined) idle.push(worker)
    else next(worker)
  }

  async function end(worker: Worker): Promise<void> {
    threads--
    await worker.terminate()
    const next = waiting.shift()
    if (next !== undefined) next(start())
  }

  return {
    async run(run) {
      const worker = await take()
      const answer = Promise.withResolvers<LiveRunResult | string>()
      const timer = setTimeout(
        () => answer.resolve('The run did not answer and was ended'),
        patience,
      )
      const failed = (error: unknown) => answer.resolve(`The run ended early: ${String(error)}`)
      worker.once('message', answer.resolve)
      worker.once('error', failed)
      worker.once('exit', failed)
      worker.postMessage(run)
      const result = await answer.promise
      clearTimeout(timer)
      worker.off('message', answer.resolve)
      worker.off('error', failed)
      worker.off('exit', failed)
      if (typeof result !== 'string') {
        giveBack(worker)
        return result
      }
      await end(worker)
      const fault = { kind: 'too-slow', message: result, line: null, column: null } as const
      return { kind: 'failed', fault, logs: [], reads: [] }
    },
    close: async () => {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()))
    },
  }
}
