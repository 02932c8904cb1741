import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../../ops/port.ts'

interface Subscription {
  unsubscribe(): Promise<void>
}

const retryMs = 2_000

/**
 * Keeps one subscription alive until it is stopped. The transport resubscribes by itself after a reconnect; this
 * covers what it gives up on: a server that is not reachable yet, or that refuses the resubscription. `onUp` is
 * called when it begins and when it ends.
 */
export function keepSubscribed(
  subscribe: (onError: (error: Error) => void) => Promise<Subscription>,
  what: string,
  log: Logger,
  onUp: (isUp: boolean) => void = () => {},
  /** Milliseconds. After repeated refusals the wait grows up to this. */
  longestRetryMs = retryMs,
): () => void {
  const stopping = new AbortController()
  let current: Subscription | undefined
  let waitMs = retryMs

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const lost = Promise.withResolvers<Error>()
        current = await subscribe(lost.resolve)
        if (stopping.signal.aborted) {
          await current.unsubscribe()
          return
        }
        stopping.signal.addEventListener('abort', () => lost.resolve(new Error('stopped')), {
          once: true,
        })
        waitMs = retryMs
        onUp(true)
        const why = await lost.promise
        if (!stopping.signal.aborted) log.warn({ why: why.message }, `${what} was lost`)
      } catch (error) {
        log.debug({ error: String(error) }, `${what} could not be subscribed`)
      }
      current = undefined
      onUp(false)
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => {})
      waitMs = Math.min(longestRetryMs, waitMs * 2)
    }
  }

  void run()
  return () => {
    const open = current
    stopping.abort()
    // The socket may be closed already, which ends the subscription, too.
    open?.unsubscribe().catch(() => {})
  }
}
