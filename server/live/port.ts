/** `from`: the process that published it. */
export type Listener = (stream: string, data: unknown, from: 'here' | 'elsewhere') => void

/** Live events of all processes that share a database; server/live sends them to sockets. */
export interface Bus {
  /** `data` must survive JSON. */
  publish(stream: string, data: unknown): void
  subscribe(listener: Listener): () => void
  /** Called when events of other processes may have been missed. */
  onGap(listener: () => void): void
}
