// Streams anyone may follow.
import * as z from 'zod'
import {
  assetContext,
  assetNamed,
  bookSnapshot,
  interval,
  mids,
  wireCandle,
} from '../info/market.ts'
import { fillTrade, recentTrades, syntheticTrade, tradeStep } from '../info/trades.ts'
import type { MarketAsset, MarketInterval } from '../../types.ts'
import type { Venue } from '../venue.ts'
import { defineStream, onChange } from './topic.ts'
import type { Topic } from './topic.ts'

const bookMs = 500
/** Milliseconds between two candle messages when there are many markets. */
const manyMs = 1_500
/** Milliseconds after which an unchanged context is sent again. */
const calmMs = 3_000

export const allMids = defineStream(
  z.object({ type: z.literal('allMids'), dex: z.literal('').optional() }),
  (venue, { dex }) => {
    const data = () => ({ ...(dex === undefined ? {} : { dex }), mids: mids(venue) })
    return {
      channel: 'allMids',
      first: () => [data()],
      beat: onChange(venue, 0, () => ({ same: mids(venue), send: data() })),
    }
  },
)

export const l2Book = defineStream(
  z.object({
    type: z.literal('l2Book'),
    coin: z.string(),
    nSigFigs: z.number().int().min(2).max(5).nullish(),
    mantissa: z.literal([2, 5]).nullish(),
    fast: z.boolean().nullish(),
  }),
  (venue, { coin, fast, ...grouping }): Topic | undefined => {
    if (assetNamed(venue, coin) === undefined) return undefined
    const read = () => bookSnapshot(venue, coin, grouping, fast === true ? 5 : 20)
    return {
      channel: 'l2Book',
      first: () => [read()],
      beat: onChange(venue, bookMs, () => {
        const book = read()
        return { same: book?.levels, send: book }
      }),
    }
  },
)

export const bbo = defineStream(
  z.object({ type: z.literal('bbo'), coin: z.string() }),
  (venue, { coin }): Topic | undefined => {
    if (assetNamed(venue, coin) === undefined) return undefined
    const read = () => {
      const levels = bookSnapshot(venue, coin, {}, 1)?.levels
      const best = [levels?.[0][0] ?? null, levels?.[1][0] ?? null]
      return { same: best, send: { coin, time: venue.at, bbo: best } }
    }
    return {
      channel: 'bbo',
      first: () => [read().send],
      beat: onChange(venue, 0, read),
    }
  },
)

export const activeAssetCtx = defineStream(
  z.object({ type: z.literal('activeAssetCtx'), coin: z.string() }),
  (venue, { coin }): Topic | undefined => {
    const asset = assetNamed(venue, coin)
    if (asset === undefined) return undefined
    const data = () => ({ coin, ctx: assetContext(venue, asset) })
    return {
      channel: 'activeAssetCtx',
      first: () => [data()],
      beat: onChange(venue, 0, () => {
        const context = data()
        return { same: [context, Math.floor(venue.at / calmMs)], send: context }
      }),
    }
  },
)

export const trades = defineStream(
  z.object({ type: z.literal('trades'), coin: z.string() }),
  (venue, { coin }): Topic | undefined => {
    const asset = assetNamed(venue, coin)
    if (asset === undefined) return undefined
    let sent = Math.floor(venue.at / tradeStep)
    return {
      channel: 'trades',
      first: () => [recentTrades(venue, asset)],
      beat() {
        const now = Math.floor(venue.at / tradeStep)
        const fresh = []
        for (let second = Math.max(sent + 1, now - 60); second <= now; second += 1) {
          fresh.push(syntheticTrade(venue, asset, second))
        }
        sent = now
        return fresh.length > 0 ? [fresh] : []
      },
      happened(events) {
        const own = events.flatMap((event) =>
          event.type === 'fill' && event.fill.asset === asset.index
            ? [fillTrade(asset, event.fill)]
            : [],
        )
        return own.length > 0 ? [own] : []
      },
    }
  },
)

export const candle = defineStream(
  z.object({ type: z.literal('candle'), coin: z.string(), interval }),
  (venue, { coin, interval: name }): Topic | undefined => {
    const asset = assetNamed(venue, coin)
    return asset === undefined ? undefined : candleTopic(venue, asset, name)
  },
)

/** The forming candle, and the last update of the one before it when a new one has begun. */
function candleTopic(venue: Venue, asset: MarketAsset, name: MarketInterval): Topic {
  let from = venue.at
  let toldAt = 0
  let last = new Map<number, string>()
  return {
    channel: 'candle',
    first: () => current(venue, asset, name, venue.at),
    beat() {
      if (venue.at - toldAt < paceOf(venue)) return []
      toldAt = venue.at
      const seen = new Map<number, string>()
      const changed = []
      for (const row of current(venue, asset, name, from)) {
        const text = JSON.stringify(row)
        seen.set(row.t, text)
        if (last.get(row.t) !== text) changed.push(row)
        from = row.t
      }
      last = seen
      return changed
    },
  }
}

/** With hundreds of markets a client may follow each in every interval. */
const paceOf = ({ market }: Venue) => (market.assets.length > 20 ? manyMs : 0)

function current(venue: Venue, asset: MarketAsset, name: MarketInterval, from: number) {
  const now = venue.at
  return venue.prices
    .candles(asset.index, name, from, now, now)
    .map((row) => wireCandle(asset, name, row))
}
