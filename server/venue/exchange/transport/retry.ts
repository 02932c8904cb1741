import { setTimeout as sleep } from 'node:timers/promises'
import { HttpRequestError } from '@nktkas/hyperliquid'

const attempts = 5
const firstDelayMs = 250
const longestDelayMs = 5_000

/**
 * Tries again with growing, randomised waits while `again` says that the failure proves nothing was done: a few
 * times, or as often as possible within `atLeastMs`.
 */
export async function withRetry<T>(
  work: () => Promise<T>,
  again: (error: unknown) => boolean,
  signal: AbortSignal,
  atLeastMs = 0,
): Promise<T> {
  const end = performance.now() + atLeastMs
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const isOver = attempt >= attempts && performance.now() >= end
      if (isOver || signal.aborted || !again(error)) throw error
      await sleep(delayMs(error, attempt), undefined, { signal })
    }
  }
}

function delayMs(error: unknown, attempt: number): number {
  const asked = Number(
    error instanceof HttpRequestError ? error.response?.headers.get('retry-after') : NaN,
  )
  const backOff = firstDelayMs * 2 ** (Math.min(attempt, attempts) - 1) * (0.5 + Math.random())
  return Math.min(longestDelayMs, asked > 0 ? Math.max(asked * 1_000, backOff) : backOff)
}
