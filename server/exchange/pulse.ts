// Whether the exchange hangs: it was asked something and has said nothing since, by no way, neither an answer nor a
// message of a stream. Reads of the market then fail soon, and one question at a time finds out when it is back. Orders
// and accounts are asked for as ever: what matters there is the answer, not the wait.
import { setTimeout as sleep } from 'node:timers/promises'
import { ServiceError } from '../../contract/errors.ts'
import { isTimeout } from './failures.ts'

/** Streams speak about once a second. */
const silenceMs = 2_000
/** A process that was busy itself hears first what came meanwhile. */
const graceMs = 50
/** While it hangs nobody waits longer for a sign of life. */
const patienceMs = 1_000

export interface Pulse {
  /** The exchange said something. */
  beat(): void
  isHanging(): boolean
  /** Asks. While the exchange hangs one at a time, and the others fail at once. */
  ask<T>(question: () => Promise<T>): Promise<T>
  /** What the work comes to, or EXCHANGE_TIMEOUT as soon as the exchange hangs. The work goes on. */
  patiently<T>(work: Promise<T>): Promise<T>
}

export function createPulse(): Pulse {
  let asking = 0
  let beats = 0
  let timer: NodeJS.Timeout | undefined
  let hang = silentRejection()
  let isHanging = false

  function listen(): void {
    clearTimeout(timer)
    if (asking === 0) return
    timer = setTimeout(() => {
      const before = beats
      timer = setTimeout(() => before === beats && declare(), graceMs)
    }, silenceMs)
  }

  function declare(): void {
    isHanging = true
    hang.reject(noAnswer())
  }

  function beat(): void {
    beats++
    listen()
    if (!isHanging) return
    isHanging = false
    hang = silentRejection()
  }

  return {
    beat,
    isHanging: () => isHanging,
    async ask(question) {
      if (isHanging && asking > 0) throw noAnswer()
      asking++
      if (asking === 1 && !isHanging) listen()
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
    patiently(work) {
      const end = isHanging
        ? sleep(patienceMs, undefined, { ref: false }).then(() => Promise.reject(noAnswer()))
        : hang.promise
      return Promise.race([work, end])
    },
  }
}

const noAnswer = () =>
  new ServiceError('EXCHANGE_TIMEOUT', 'The exchange does not answer right now', { retryAfter: 2 })

function silentRejection() {
  const later = Promise.withResolvers<never>()
  // It may be that nobody waits.
  later.promise.catch(() => {})
  return later
}
