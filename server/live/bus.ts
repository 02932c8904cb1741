import type { Bus, Listener } from './port.ts'
import type { Logger } from '../ops/port.ts'
import type { Peers } from '../storage/kernel/peers.ts'

/**
 * Delivers within this process at once and in order, and then to the other processes of the database where there are
 * any. A listener that throws does not stop the others.
 */
export function createBus(log: Logger, peers?: Peers): Bus {
  const listeners = new Set<Listener>()

  function deliver(stream: string, data: unknown, from: 'here' | 'elsewhere'): void {
    for (const listener of listeners) {
      try {
        listener(stream, data, from)
      } catch (error) {
        log.error({ error, stream }, 'a live listener failed')
      }
    }
  }

  peers?.onMessage((message) => {
    const { stream, data } = JSON.parse(message) as { stream: string; data?: unknown }
    deliver(stream, data, 'elsewhere')
  })

  return {
    publish(stream, data) {
      deliver(stream, data, 'here')
      peers?.send(JSON.stringify({ stream, data }))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onGap: (listener) => peers?.onGap(listener),
  }
}
