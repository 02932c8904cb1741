import type { Bus } from './port.ts'

/** Passes each event of the bus to the listeners of its stream, without asking every socket. */
export interface BusRouter {
  listen(stream: string, listener: (data: unknown) => void): () => void
  close(): void
}

export function createBusRouter(bus: Bus): BusRouter {
  const listeners = new Map<string, Set<(data: unknown) => void>>()
  const close = bus.subscribe((stream, data) => {
    for (const listener of listeners.get(stream) ?? []) listener(data)
  })
  return {
    listen(stream, listener) {
      const group = listeners.get(stream) ?? new Set()
      listeners.set(stream, group.add(listener))
      return () => {
        group.delete(listener)
        if (group.size === 0 && listeners.get(stream) === group) listeners.delete(stream)
      }
    },
    close,
  }
}
