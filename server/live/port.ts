/** Live events within this process; server/live sends them to sockets. */
export interface Bus {
  publish(stream: string, data: unknown): void
  subscribe(listener: (stream: string, data: unknown) => void): () => void
}
