// The streams that one socket listens to.
import { ServiceError } from '../../contract/errors.ts'
import type { UserId } from '../../contract/primitives.ts'
import type { OfferedStream, StreamOffer } from './offer.ts'

export interface Subscriptions {
  /** Checks all names; when one is refused, none is subscribed. Call the result to start listening. */
  prepare(names: readonly string[]): Promise<() => void>
  remove(names: readonly string[]): void
  /** When the viewer changes, the former viewer's private streams end. */
  signIn(userId: UserId): void
  /** Ends the private streams. */
  signOut(): void
  close(): void
}

const largestCount = 100

export function createSubscriptions(
  offer: StreamOffer,
  deliver: (stream: string, data: unknown) => void,
): Subscriptions {
  const active = new Map<string, { isPrivate: boolean; stop: () => void }>()
  let viewer: UserId | undefined
  let isClosed = false

  function drop(name: string): void {
    active.get(name)?.stop()
    active.delete(name)
  }

  function dropPrivate(): void {
    for (const [name, { isPrivate }] of active) if (isPrivate) drop(name)
  }

  function begin(name: string, { isPrivate, listen }: OfferedStream, as: UserId | undefined): void {
    if (isClosed || active.has(name)) return
    if (isPrivate && (as === undefined || as !== viewer)) return
    active.set(name, { isPrivate, stop: listen((data) => deliver(name, data)) })
  }

  return {
    async prepare(names) {
      const as = viewer
      const fresh = [...new Set(names)].filter((name) => !active.has(name))
      if (active.size + fresh.length > largestCount) {
        throw new ServiceError('RATE_LIMITED', `At most ${largestCount} streams per socket`)
      }
      const streams = await Promise.all(
        fresh.map(async (name) => [name, await offer.open(name, as)] as const),
      )
      return () => {
        for (const [name, stream] of streams) begin(name, stream, as)
      }
    },
    remove: (names) => names.forEach(drop),
    signIn(userId) {
      if (viewer !== undefined && viewer !== userId) dropPrivate()
      viewer = userId
    },
    signOut() {
      viewer = undefined
      dropPrivate()
    },
    close() {
      isClosed = true
      for (const name of active.keys()) drop(name)
    },
  }
}
