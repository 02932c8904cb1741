// The only source of prices. Marks are the venue's own: by stream for markets that are held or looked at, by a read
// of all markets for the rest and whenever a stream is silent. Mids come for all markets by one stream.
import { setTimeout as sleep } from 'node:timers/promises'
import type { InfoClient, SubscriptionClient } from '@nktkas/hyperliquid'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { Clock, Logger } from '../../ops/port.ts'
import type { Ask } from '../exchange/account-reads.ts'
import { UnreadableAnswer } from '../exchange/failures.ts'
import { askingAs } from '../exchange/weight/priority.ts'
import { keepSubscribed } from '../exchange/subscription.ts'
import type { MarkPrice, Markets } from '../port.ts'
import { followContexts } from './followed-contexts.ts'
import { midOfBook, toldByContext, toldByContexts, toldByMids } from './price-answers.ts'
import { type MarksListener, type ToldPrices, priceBoard } from './price-board.ts'

/** Milliseconds for which a stream's price is used without a read; streams send every one to five seconds. */
const trustedMs = 6_000
/** Milliseconds between two reads of all markets; each costs a sixtieth of an address's weight per minute. */
const readEveryMs = 4_000
/** Milliseconds that a decision waits for a read before it uses the last known price. */
const patienceMs = 3_000
/** Milliseconds between two attempts until the first read has succeeded. */
const firstReadEveryMs = 2_000
/** Milliseconds. The rate of the hour moves slowly, and arrives with each mark. */
const fundingTrustedMs = 600_000

type Deps = { info: InfoClient; ask: Ask; clock: Clock; log: Logger; onSpeech: () => void }

export interface Prices extends Pick<
  Markets,
  'mark' | 'mid' | 'fundingRate' | 'freshMark' | 'freshMid' | 'watchMark' | 'onMarks'
> {
  /** Milliseconds since any price stream sent something. */
  ageMs(): number | null
  /** Uses an answer that other code has requested. */
  noteContexts(answer: unknown): void
  close(): void
}

export function createPrices(subscriptions: SubscriptionClient, deps: Deps): Prices {
  const { info, ask, clock, log, onSpeech } = deps
  const board = priceBoard(clock)
  const closing = new AbortController()
  let spokeAt: UnixMs | null = null
  let readAt = -Infinity
  let reading: Promise<void> | undefined

  function receive(read: (event: unknown) => ReadonlyMap<string, ToldPrices> | undefined) {
    return (event: unknown): void => {
      onSpeech()
      const told = read(event)
      if (told === undefined) {
        log.warn({}, 'a price message could not be read')
        return
      }
      if (told.size === 0) return
      spokeAt = clock()
      board.note(told)
    }
  }

  const contexts = followContexts(subscriptions, deps, receive(toldByContext))
  const stop = keepSubscribed(
    (onError) => subscriptions.allMids(receive(toldByMids), { onError }),
    'the price stream',
    log,
  )

  function noteContexts(answer: unknown): void {
    const told = toldByContexts(answer)
    if (told === undefined) throw new UnreadableAnswer('the contexts of the markets')
    readAt = clock()
    board.note(told)
  }

  /** One at a time, and not too often. Never throws. */
  function readAll(): Promise<void> {
    if (reading === undefined && clock() - readAt < readEveryMs) return Promise.resolve()
    reading ??= askingAs('protection', () => ask(() => info.metaAndAssetCtxs(), noteContexts))
      .catch(() => {
        readAt = clock()
      })
      .finally(() => {
        reading = undefined
      })
    return reading
  }

  async function readBook(symbol: string): Promise<void> {
    const mid = await askingAs('protection', () =>
      ask(() => info.l2Book({ coin: symbol }), midOfBook),
    )
    if (mid !== undefined) board.note(new Map([[symbol, { mid }]]))
  }

  const isFresh = (price: { at: UnixMs } | null) =>
    price !== null && clock() - price.at <= trustedMs
  const patiently = (work: Promise<void>) =>
    Promise.race([work.catch(() => {}), sleep(patienceMs, undefined, { ref: false })])

  /** Gives every market a mark before its own stream has sent one. */
  async function begin(): Promise<void> {
    while (readAt === -Infinity && !closing.signal.aborted) {
      await ask(() => info.metaAndAssetCtxs(), noteContexts).catch(() => {})
      if (readAt !== -Infinity) return
      await sleep(firstReadEveryMs, undefined, { signal: closing.signal, ref: false }).catch(
        () => {},
      )
    }
  }
  void begin()

  return {
    mark: (symbol) => board.mark(symbol),
    mid: (symbol) => board.mid(symbol),
    fundingRate: (symbol) => {
      const told = board.fundingRate(symbol)
      return told !== null && clock() - told.at <= fundingTrustedMs ? told.rate : null
    },
    onMarks: (listener: MarksListener) => board.onMarks(listener),
    watchMark: (symbol) => contexts.look(symbol),
    freshMark: async (symbol): Promise<MarkPrice | null> => {
      contexts.need(symbol)
      if (!isFresh(board.mark(symbol))) await patiently(readAll())
      return board.mark(symbol)
    },
    freshMid: async (symbol): Promise<DecimalString | null> => {
      if (!isFresh(board.mid(symbol))) await patiently(readBook(symbol))
      const mid = board.mid(symbol)
      return mid !== null && isFresh(mid) ? mid.mid : null
    },
    ageMs: () => (spokeAt === null ? null : Math.max(0, clock() - spokeAt)),
    noteContexts,
    close: () => {
      closing.abort()
      board.clear()
      contexts.close()
      stop()
    },
  }
}
