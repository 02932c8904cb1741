/** Live events inside this process; server/live hands them to sockets. */
export interface Bus {
  publish(stream: string, data: unknown): void
  subscribe(listener: (stream: string, data: unknown) => void): () => void
}
