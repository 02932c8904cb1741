// The streams of /ws. Public ones come from the market, private ones from the bus by the viewer's id.
import { ServiceError } from '../../contract/errors.ts'
import { bookGroupings } from '../../contract/market/feeds.ts'
import { intervals } from '../../contract/market/market.ts'
import type { UserId } from '../../contract/primitives.ts'
import type { BusRouter } from './bus-router.ts'
import type { MarketStreams } from './market-streams.ts'
import type { StreamOffer, Symbols } from './offer.ts'
import { busNameOf, isMarketStream, isPrivateStream, parseStream } from './stream-names.ts'

export interface DashboardStreams {
  markets: MarketStreams
  router: BusRouter
  symbols: Symbols
  ownsSession: (userId: UserId, sessionId: string) => Promise<boolean>
}

export function dashboardOffer(deps: DashboardStreams): StreamOffer {
  const { markets, router, symbols, ownsSession } = deps
  return {
    isPrivate: isPrivateStream,
    async open(name, viewer) {
      const stream = parseStream(name)
      if (stream === undefined) throw unknownStream(name)
      if (isMarketStream(stream)) {
        const known = await symbols()
        if (!known.has(stream.symbol)) throw unknownMarket(stream.symbol, known)
        return { isPrivate: false, listen: (hear) => markets.listen(stream, hear) }
      }
      if (viewer === undefined) throw new ServiceError('TOKEN_MISSING', `${name} wants AUTH first`)
      if (stream.kind === 'session' && !(await ownsSession(viewer, stream.sessionId))) {
        throw new ServiceError('NOT_FOUND', `You have no session ${stream.sessionId}`)
      }
      return {
        isPrivate: true,
        listen: (hear) => router.listen(busNameOf(stream, viewer), hear),
      }
    },
  }
}

export const unknownMarket = (symbol: string, known: ReadonlySet<string>) =>
  new ServiceError(
    'NOT_FOUND',
    `There is no market ${symbol.slice(0, 80)}; there are ${[...known].join(', ')}`,
  )

const unknownStream = (name: string) =>
  new ServiceError(
    'NOT_FOUND',
    `There is no stream ${name.slice(0, 80)}; there are ticker.<market>, market.<market>, trades.<market>, book.<market> and book.<market>.<grouping>, where the grouping is one of ${bookGroupings.join(', ')}, candle.<market>.<interval> and signal.<market>.<interval>, where the interval is one of ${intervals.join(', ')}`,
  )
