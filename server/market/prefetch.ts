// Requests what public pages show and is not known yet: one by one, most wanted first, as the weight limit allows. A
// first burst fills most of a page; afterwards little is spent, however many people look.
import type { Exchange } from '../venue/port.ts'
import { askingAs } from '../venue/index.ts'

/** Weight of one series of candles for a signal, and of one day of candles. */
export const seriesWeight = 32
export const dayWeight = 21

/** Shares of the exchange's limit: what may be spent at once, and per minute afterwards. */
const purses = {
  signals: { atOnce: 1.6, perMinute: 0.008 },
  days: { atOnce: 0.15, perMinute: 0.01 },
} as const
type Purse = keyof typeof purses

const minuteMs = 60_000
const underWayAtOnce = 4
/** Nothing is started when this share of the limit is spent, by anybody: sessions always have room. */
const roomShare = 0.4
/** With up to this many open requests a page waits for them; with more it gets what is known after a moment. */
const few = 40
const patienceMs = { few: 5_000, many: 500 }

export interface PrefetchRequest {
  /** Identifies the request; equal names are requested once. */
  name: string
  symbol: string
  purse: Purse
  weight: number
  work: () => Promise<unknown>
}

export interface MarketPrefetch {
  /** Resolves when the work is done, or after a moment. Throws what the work throws. */
  ask(wish: PrefetchRequest): Promise<void>
  /** Somebody looks at this market, so that it comes before others. */
  note(symbol: string): void
  /** The order of markets that nobody has looked at, first ones first. */
  rank(symbols: readonly string[]): void
  /** The number of waiting requests. */
  waiting(): number
}

interface Waiting extends PrefetchRequest {
  done: PromiseWithResolvers<void>
}

export function marketFill(exchange: Pick<Exchange, 'weight'>): MarketPrefetch {
  const waiting = new Map<string, Waiting>()
  const underWay = new Map<string, Waiting>()
  const lookedAt = new Map<string, number>()
  let ranks: ReadonlyMap<string, number> = new Map()
  let looks = 0
  const spent: Record<Purse, { weight: number; at: number }> = {
    signals: { weight: 0, at: performance.now() },
    days: { weight: 0, at: performance.now() },
  }
  let timer: NodeJS.Timeout | undefined

  /** The weight that may be spent now; grows with time. */
  function left(name: Purse): number {
    const limit = exchange.weight()?.limit ?? Infinity
    const { atOnce, perMinute } = purses[name]
    const purse = spent[name]
    const now = performance.now()
    const refilled = (limit * perMinute * (now - purse.at)) / minuteMs
    purse.weight = Number.isFinite(refilled) ? Math.max(0, purse.weight - refilled) : 0
    purse.at = now
    return limit * atOnce - purse.weight
  }

  function hasRoom({ purse, weight }: PrefetchRequest): boolean {
    const reading = exchange.weight()
    const isCalm = reading === null || reading.used + weight <= reading.limit * roomShare
    return isCalm && left(purse) >= weight
  }

  const order = ({ symbol }: PrefetchRequest) =>
    lookedAt.has(symbol) ? -(lookedAt.get(symbol) ?? 0) : (ranks.get(symbol) ?? Infinity)

  function next(): Waiting | undefined {
    let best: Waiting | undefined
    for (const wish of waiting.values()) {
      if (!hasRoom(wish)) continue
      if (best === undefined || order(wish) < order(best)) best = wish
    }
    return best
  }

  function goOn(): void {
    clearTimeout(timer)
    while (underWay.size < underWayAtOnce) {
      const wish = next()
      if (wish === undefined) break
      waiting.delete(wish.name)
      underWay.set(wish.name, wish)
      spent[wish.purse].weight += wish.weight
      askingAs('visitor', wish.work)
        .then(
          () => wish.done.resolve(),
          (error: unknown) => {
            spent[wish.purse].weight -= wish.weight
            wish.done.reject(error)
          },
        )
        .finally(() => {
          underWay.delete(wish.name)
          goOn()
        })
    }
    if (waiting.size > 0 && underWay.size < underWayAtOnce) timer = setTimeout(goOn, 2_000).unref()
  }

  return {
    async ask(wish) {
      let entry = underWay.get(wish.name) ?? waiting.get(wish.name)
      if (entry === undefined) {
        entry = { ...wish, done: Promise.withResolvers<void>() }
        // The caller may have stopped waiting, so that a failure must not be reported as unhandled.
        entry.done.promise.catch(() => {})
        waiting.set(wish.name, entry)
      }
      goOn()
      const { promise } = entry.done
      // Nobody waits for a request that has no weight left.
      if (!underWay.has(wish.name) && !hasRoom(wish)) return
      const isFew = waiting.size + underWay.size <= few
      await Promise.race([promise, after(isFew ? patienceMs.few : patienceMs.many)])
    },
    note: (symbol) => void lookedAt.set(symbol, ++looks),
    rank: (symbols) => {
      ranks = new Map(symbols.map((symbol, index) => [symbol, index]))
    },
    waiting: () => waiting.size,
  }
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
