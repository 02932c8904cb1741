// What one socket listens to. Public streams come from the market, private ones from the bus under the viewer's name.
import { ServiceError } from '../../contract/errors.ts'
import { intervals } from '../../contract/market/market.ts'
import type { UserId } from '../../contract/primitives.ts'
import type { BusRouter } from './bus-router.ts'
import type { MarketStreams } from './market-streams.ts'
import { type Stream, busNameOf, isMarketStream, parseStream } from './stream-names.ts'

export interface SubscriptionDeps {
  markets: MarketStreams
  router: BusRouter
  symbols: () => Promise<ReadonlySet<string>>
  ownsSession: (userId: UserId, sessionId: string) => Promise<boolean>
}

export interface Subscriptions {
  /** Checks all names; none is taken when one is refused. Call the result to begin listening. */
  prepare(names: readonly string[]): Promise<() => void>
  remove(names: readonly string[]): void
  /** Another viewer than before loses the private streams of the former. */
  signIn(userId: UserId): void
  /** Ends the private streams. */
  signOut(): void
  close(): void
}

const largestCount = 100

export function createSubscriptions(
  { markets, router, symbols, ownsSession }: SubscriptionDeps,
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

  async function allowed(name: string): Promise<Stream> {
    const stream = parseStream(name)
    if (stream === undefined) throw unknownStream(name)
    if (isMarketStream(stream)) {
      const known = await symbols()
      if (!known.has(stream.symbol)) throw unknownMarket(stream.symbol, known)
      return stream
    }
    if (viewer === undefined) throw new ServiceError('TOKEN_MISSING', `${name} wants AUTH first`)
    if (stream.kind === 'session' && !(await ownsSession(viewer, stream.sessionId))) {
      throw new ServiceError('NOT_FOUND', `You have no session ${stream.sessionId}`)
    }
    return stream
  }

  function begin(name: string, stream: Stream, as: UserId | undefined): void {
    if (isClosed || active.has(name)) return
    const hear = (data: unknown) => deliver(name, data)
    if (isMarketStream(stream)) {
      active.set(name, { isPrivate: false, stop: markets.listen(stream, hear) })
    } else if (as !== undefined && as === viewer) {
      active.set(name, { isPrivate: true, stop: router.listen(busNameOf(stream, as), hear) })
    }
  }

  return {
    async prepare(names) {
      const as = viewer
      const fresh = [...new Set(names)].filter((name) => !active.has(name))
      if (active.size + fresh.length > largestCount) {
        throw new ServiceError('RATE_LIMITED', `At most ${largestCount} streams per socket`)
      }
      const streams = await Promise.all(
        fresh.map(async (name) => [name, await allowed(name)] as const),
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

const unknownMarket = (symbol: string, known: ReadonlySet<string>) =>
  new ServiceError(
    'NOT_FOUND',
    `There is no market ${symbol.slice(0, 80)}; there are ${[...known].join(', ')}`,
  )

const unknownStream = (name: string) =>
  new ServiceError(
    'NOT_FOUND',
    `There is no stream ${name.slice(0, 80)}; there are ticker.<market>, candle.<market>.<interval> and signal.<market>.<interval>, where the interval is one of ${intervals.join(', ')}`,
  )
