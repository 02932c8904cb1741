import type { Bus } from './port.ts'
import type { Logger } from '../ops/port.ts'

/** Delivers within this process, at once and in order. A listener that throws does not stop the others. */
export function createBus(log: Logger): Bus {
  const listeners = new Set<(stream: string, data: unknown) => void>()
  return {
    publish(stream, data) {
      for (const listener of listeners) {
        try {
          listener(stream, data)
        } catch (error) {
          log.error({ error, stream }, 'a live listener failed')
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
