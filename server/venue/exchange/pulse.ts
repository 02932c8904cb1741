// Detects that the exchange hangs: a request is open, and neither an answer nor a stream message has arrived since.
// Reads of markets then fail soon, and one request at a time finds out when it is back. Orders and accounts are
// requested as usual, because there the answer matters more than the wait.
import { ServiceError } from '../../../contract/errors.ts'
import { isTimeout } from './failures.ts'

/** Milliseconds. Streams send about once a second. */
const silenceMs = 3_000
/** Milliseconds. Silence is counted in steps: while this process is busy it receives nothing, which must not count. */
const stepMs = 100
/** Milliseconds. The longest wait for any message while the exchange hangs. */
const patienceMs = 1_000

export interface Pulse {
  /** Anything arrived from the exchange. */
  beat(): void
  isHanging(): boolean
  /** Sends a request. While the exchange hangs, one at a time; the others fail at once. */
  ask<T>(question: () => Promise<T>): Promise<T>
  /** The work's result, or EXCHANGE_TIMEOUT as soon as the exchange hangs. The work goes on. */
  patiently<T>(work: Promise<T>): Promise<T>
}

export function createPulse(): Pulse {
  let asking = 0
  let silentMs = 0
  let timer: NodeJS.Timeout | undefined
  const waiting = new Set<() => void>()
  let isHanging = false

  function listen(): void {
    timer = setTimeout(() => {
      silentMs += stepMs
      if (silentMs < silenceMs) return listen()
      isHanging = true
      for (const letGo of waiting) letGo()
    }, stepMs)
  }

  function beat(): void {
    silentMs = 0
    if (!isHanging) return
    isHanging = false
    if (asking > 0) listen()
  }

  return {
    beat,
    isHanging: () => isHanging,
    async ask(question) {
      if (isHanging && asking > 0) throw noAnswer()
      asking++
      if (asking === 1 && !isHanging) {
        silentMs = 0
        listen()
      }
      try {
        const answer = await question()
        beat()
        return answer
      } catch (error) {
        if (!isTimeout(error)) beat()
        throw error
      } finally {
        asking--
        if (asking === 0) clearTimeout(timer)
      }
    },
    patiently: (work) =>
      new Promise((resolve, reject) => {
        const letGo = () => reject(noAnswer())
        const end = isHanging ? setTimeout(letGo, patienceMs).unref() : undefined
        waiting.add(letGo)
        const done = () => {
          clearTimeout(end)
          waiting.delete(letGo)
        }
        work.then(resolve, reject).finally(done)
      }),
  }
}

const noAnswer = () =>
  new ServiceError('EXCHANGE_TIMEOUT', 'The exchange does not answer right now', { retryAfter: 2 })
