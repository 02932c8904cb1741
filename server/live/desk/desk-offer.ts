// The streams of the desk's socket. Its documents let every client read every user's orders; here that requires
// signing in, and one's own id.
import { ServiceError } from '../../../contract/errors.ts'
import { marketOf } from '../../../contract/desk/desk-streams.ts'
import { unknownMarket } from '../dashboard-offer.ts'
import type { Hear, OfferedStream, StreamOffer, Symbols } from '../offer.ts'
import type { DeskFeeds } from './desk-feeds.ts'

const marketKinds = ['depth', 'trade', 'ticker'] as const
const ownKinds = ['order', 'balance'] as const
type Kind = (typeof marketKinds)[number] | (typeof ownKinds)[number]

export function deskOffer(feeds: DeskFeeds, symbols: Symbols): StreamOffer {
  async function openMarket(
    kind: (typeof marketKinds)[number],
    pair: string,
  ): Promise<OfferedStream> {
    const [symbol, known] = [marketOf(pair), await symbols()]
    if (symbol === undefined || !known.has(symbol)) throw unknownMarket(symbol ?? pair, known)
    return { isPrivate: false, listen: (hear: Hear) => feeds[kind](symbol, hear) }
  }

  return {
    isPrivate: (name) => isOwn(parse(name)?.kind),
    async open(name, viewer) {
      const stream = parse(name)
      if (stream === undefined) throw unknownStream(name)
      const { kind, subject } = stream
      if (!isOwn(kind)) return openMarket(kind, subject)
      if (viewer === undefined) throw new ServiceError('TOKEN_MISSING', `${name} wants a sign-in`)
      if (subject !== viewer) throw unknownStream(name)
      return { isPrivate: true, listen: (hear) => feeds[kind](viewer, hear) }
    },
  }
}

function parse(name: string): { kind: Kind; subject: string } | undefined {
  const at = name.indexOf('.')
  const [kind, subject] = [name.slice(0, at), name.slice(at + 1)]
  const known = [...marketKinds, ...ownKinds].find((one) => one === kind)
  return known === undefined || at < 0 || subject === '' ? undefined : { kind: known, subject }
}

function isOwn(kind: Kind | undefined): kind is (typeof ownKinds)[number] {
  return ownKinds.some((one) => one === kind)
}

/** Another user's id is refused like a name that does not exist. */
const unknownStream = (name: string) =>
  new ServiceError(
    'NOT_FOUND',
    `There is no stream ${name.slice(0, 80)}; there are depth.<pair>, trade.<pair> and ticker.<pair>, such as ticker.BTC_USDT, and order.<id> and balance.<id> of one’s own`,
  )
