// Final candles in storage, with gaps where the exchange did not have them any more. Written in batches a few
// seconds late; what a crash loses is requested from the exchange again.
import type { Candle, Interval } from '../../../contract/market/market.ts'
import type { Logger } from '../../ops/port.ts'
import type { CandleStore } from '../../storage/market/candles.ts'

export interface SeriesName {
  symbol: string
  interval: Interval
}

export interface CandleArchive {
  /** Open times of the oldest and the newest; undefined when there is none. */
  span(name: SeriesName): Promise<{ from: number; to: number } | undefined>
  /** See CandleStore. */
  nearest(name: SeriesName, bound: { from: number } | { to: number }): Promise<number | undefined>
  /** Candles that open in [from, to]. */
  between(name: SeriesName, from: number, to: number): Promise<Candle[]>
  keep(name: SeriesName, candles: readonly Candle[]): void
  forget(name: SeriesName): Promise<void>
  /** Writes what is waiting. After a failed write it keeps waiting. */
  flush(): Promise<void>
}

interface Waiting {
  name: SeriesName
  candles: Map<number, Candle>
}

const keyOf = ({ symbol, interval }: SeriesName) => `${symbol}.${interval}`

export function candleArchive(store: CandleStore, log: Logger): CandleArchive {
  const waiting = new Map<string, Waiting>()
  let writing = Promise.resolve()

  /** One after the other, so that a removal never overtakes a write. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = writing.then(work)
    writing = done.catch(() => {})
    return done
  }

  async function write(key: string): Promise<void> {
    const entry = waiting.get(key)
    if (entry === undefined) return
    const { symbol, interval } = entry.name
    const candles = [...entry.candles.values()]
    await store.save(
      symbol,
      interval,
      candles.toSorted((one, other) => one.t - other.t),
    )
    for (const candle of candles) {
      if (entry.candles.get(candle.t) === candle) entry.candles.delete(candle.t)
    }
    if (entry.candles.size === 0) waiting.delete(key)
  }

  const flushed = (name: SeriesName) => inTurn(() => write(keyOf(name)))

  return {
    async span(name) {
      await flushed(name)
      return store.span(name.symbol, name.interval)
    },
    async nearest(name, bound) {
      await flushed(name)
      return store.nearest(name.symbol, name.interval, bound)
    },
    async between(name, from, to) {
      await flushed(name)
      return store.between(name.symbol, name.interval, from, to)
    },
    keep(name, candles) {
      if (candles.length === 0) return
      const entry = waiting.get(keyOf(name)) ?? { name, candles: new Map() }
      for (const candle of candles) entry.candles.set(candle.t, candle)
      waiting.set(keyOf(name), entry)
    },
    forget: (name) =>
      inTurn(async () => {
        waiting.delete(keyOf(name))
        await store.remove(name.symbol, name.interval)
      }),
    async flush() {
      for (const key of waiting.keys()) {
        await inTurn(() => write(key)).catch((error: unknown) => {
          log.warn({ error: String(error), series: key }, 'candles could not be stored')
        })
      }
    },
  }
}
