// Public requests: markets, current prices and past prices.
import type {
  AllMidsResponse,
  CandleSnapshotResponse,
  L2BookResponse,
  MetaAndAssetCtxsResponse,
  MetaResponse,
} from '@nktkas/hyperliquid'
import * as z from 'zod'
import {
  add,
  divide,
  fromNumber,
  maximum,
  multiply,
  round,
  roundSignificant,
  subtract,
} from '../../../contract/decimal.ts'
import type { MarketAsset, MarketCandle, MarketInterval } from '../../types.ts'
import { type Level, impactPrices } from '../rules/book.ts'
import { tierTable } from '../rules/margin-tiers.ts'
import { recentTrades as trades } from './trades.ts'
import { hasEnded, isDelisted } from '../trading/by-venue.ts'
import type { Venue } from '../venue.ts'
import { defineInfo } from './request.ts'
import { wire } from './wire.ts'

const intervals = {
  '1m': 60_000,
  '3m': 180_000,
  '5m': 300_000,
  '15m': 900_000,
  '30m': 1_800_000,
  '1h': 3_600_000,
  '2h': 7_200_000,
  '4h': 14_400_000,
  '8h': 28_800_000,
  '12h': 43_200_000,
  '1d': 86_400_000,
  '3d': 259_200_000,
  '1w': 604_800_000,
  '1M': 2_678_400_000,
} satisfies Record<MarketInterval, number>

const intervalNames = Object.keys(intervals) as MarketInterval[]
export const interval = z.enum(intervalNames)
const longestSnapshot = 5_000
const shownLevels = 20
const day = 86_400_000

const mainDex = z.object({ dex: z.literal('').optional() })

export const meta = defineInfo(mainDex, universe)
export const allMids = defineInfo(mainDex, mids)
export const metaAndAssetCtxs = defineInfo(mainDex, (venue): MetaAndAssetCtxsResponse => [
  universe(venue),
  venue.market.assets.map((asset) => assetContext(venue, asset)),
])

/** One list per dex; there is only one dex. */
export const allPerpMetas = defineInfo(z.object({}), (venue) => [universe(venue)])

export const marginTable = defineInfo(
  z.object({ id: z.number() }),
  (venue, { id }) => universe(venue).marginTables.find(([table]) => table === id)?.[1] ?? null,
)

export const candleSnapshot = defineInfo(
  z.object({
    req: z.object({
      coin: z.string(),
      interval,
      startTime: z.number(),
      endTime: z.number().nullish(),
    }),
  }),
  (venue, { req }): CandleSnapshotResponse | null => {
    const asset = assetNamed(venue, req.coin)
    if (asset === undefined) return null
    const now = venue.at
    const from = Math.max(req.startTime, now - longestSnapshot * intervals[req.interval])
    const candles = venue.prices.candles(
      asset.index,
      req.interval,
      from,
      Math.min(req.endTime ?? now, now),
      now,
    )
    return candles.slice(-longestSnapshot).map((candle) => wireCandle(asset, req.interval, candle))
  },
)

export const l2Book = defineInfo(
  z.object({
    coin: z.string(),
    nSigFigs: z.number().int().min(2).max(5).nullish(),
    mantissa: z.literal([2, 5]).nullish(),
  }),
  (venue, { coin, ...grouping }) => bookSnapshot(venue, coin, grouping, shownLevels),
)

export const recentTrades = defineInfo(z.object({ coin: z.string() }), (venue, { coin }) => {
  const asset = assetNamed(venue, coin)
  return asset === undefined ? null : trades(venue, asset)
})

export const exchangeStatus = defineInfo(z.object({}), (venue) => ({
  time: venue.at,
  specialStatuses: null,
}))

export const outcomeMeta = defineInfo(z.object({}), () => ({ outcomes: [], questions: [] }))
export const perpDexs = defineInfo(z.object({}), () => [null])

export function assetNamed(venue: Venue, coin: string): MarketAsset | undefined {
  return venue.market.assets.find(({ name }) => name === coin)
}

export function mids(venue: Venue): AllMidsResponse {
  return Object.fromEntries(
    venue.market.assets
      .filter(({ index }) => !hasEnded(venue, index))
      .map(({ index, name }) => [name, wire(venue.mid(index))]),
  )
}

export function wireCandle(asset: MarketAsset, name: MarketInterval, candle: MarketCandle) {
  return {
    t: candle.t,
    T: candle.T,
    s: asset.name,
    i: name,
    o: wire(String(candle.o)),
    c: wire(String(candle.c)),
    h: wire(String(candle.h)),
    l: wire(String(candle.l)),
    v: wire(fromNumber(candle.v, asset.szDecimals)),
    n: candle.n,
  }
}

export interface BookGrouping {
  /** Significant figures of the prices; without them the book is ungrouped. */
  nSigFigs?: number | null | undefined
  /** Step of the last figure, when there are five. */
  mantissa?: number | null | undefined
}

export function bookSnapshot(
  venue: Venue,
  coin: string,
  grouping: BookGrouping,
  levels: number,
): L2BookResponse {
  const asset = assetNamed(venue, coin)
  if (asset === undefined) return null
  const { bids, asks } = venue.book(asset)
  const shown = [group(bids, grouping, 'down'), group(asks, grouping, 'up')].map((side) =>
    side.slice(0, levels).map(({ px, sz, n }) => ({ px: wire(px), sz: wire(sz), n })),
  )
  const spread = subtract(asks[0]?.px ?? '0', bids[0]?.px ?? '0')
  return {
    coin,
    time: venue.at,
    levels: [shown[0] ?? [], shown[1] ?? []],
    ...(typeof grouping.nSigFigs === 'number' && { spread: wire(spread) }),
  }
}

export function assetContext(venue: Venue, asset: MarketAsset) {
  const now = venue.at
  const [mark, mid, oracle] = [
    venue.mark(asset.index),
    venue.mid(asset.index),
    venue.oracle(asset.index),
  ]
  if (asset.isDelisted) return endedContext(mark, oracle)
  const impact = impactPrices(asset, Number(mid))
  const hours = venue.prices.candles(asset.index, '1h', now - day, now, now)
  // The first hour began before the 24 hours did, so that only a part of it counts.
  const volumes = hours.map(({ T, v }, index) =>
    fromNumber(index === 0 ? (v * (T + 1 - (now - day))) / 3_600_000 : v, 8),
  )
  const openInterest = [...venue.store.all('position')].filter(
    ({ asset: index, szi }) => index === asset.index && !szi.startsWith('-'),
  )
  return {
    prevDayPx: wire(String(venue.market.price(asset.index, now - day))),
    dayNtlVlm: wire(
      round(add(...hours.map(({ c }, index) => multiply(volumes[index] ?? '0', String(c)))), 2),
    ),
    dayBaseVlm: wire(round(add(...volumes), asset.szDecimals)),
    markPx: wire(mark),
    midPx: wire(mid),
    oraclePx: wire(oracle),
    funding: fromNumber(venue.market.fundingRate(asset.index, now), 10),
    openInterest: wire(add(...openInterest.map(({ szi }) => szi))),
    premium: wire(premium(impact, oracle)),
    impactPxs: impact.map(wire) as [string, string],
  }
}

/** The context of a market that is closed. */
function endedContext(mark: string, oracle: string) {
  return {
    prevDayPx: wire(mark),
    dayNtlVlm: '0.0',
    dayBaseVlm: '0.0',
    markPx: wire(mark),
    midPx: null,
    oraclePx: wire(oracle),
    funding: '0.0',
    openInterest: '0.0',
    premium: null,
    impactPxs: null,
  }
}

/** The distance of a large order's price from the oracle's, as a fraction of it. */
function premium([bid, ask]: [string, string], oracle: string): string {
  const above = subtract(maximum(subtract(bid, oracle), 0), maximum(subtract(oracle, ask), 0))
  return round(divide(above, oracle), 10)
}

export function universe(venue: Venue): MetaResponse {
  const { market } = venue
  const tables = new Map(market.assets.map(tierTable).map((table) => [table.id, table.tiers]))
  return {
    universe: market.assets.map((asset) => ({
      szDecimals: asset.szDecimals,
      name: asset.name,
      maxLeverage: asset.maxLeverage,
      marginTableId: tierTable(asset).id,
      ...(isDelisted(venue, asset.index) && { isDelisted: true as const }),
      ...(asset.onlyIsolated && {
        onlyIsolated: true as const,
        marginMode: 'strictIsolated' as const,
      }),
    })),
    marginTables: [...tables].map(([id, tiers]) => [
      id,
      {
        description: '',
        marginTiers: tiers.map(({ lowerBound, maxLeverage }) => ({
          lowerBound: wire(lowerBound),
          maxLeverage,
        })),
      },
    ]),
    collateralToken: 0,
  }
}

function group(
  levels: Level[],
  { nSigFigs, mantissa }: BookGrouping,
  direction: 'up' | 'down',
): Level[] {
  if (typeof nSigFigs !== 'number') return levels
  const groups = new Map<string, Level>()
  for (const level of levels) {
    const px = groupedPrice(level.px, nSigFigs, mantissa ?? 1, direction)
    const known = groups.get(px)
    groups.set(
      px,
      known === undefined
        ? { ...level, px }
        : { px, sz: add(known.sz, level.sz), n: known.n + level.n },
    )
  }
  return [...groups.values()]
}

function groupedPrice(px: string, figures: number, mantissa: number, direction: 'up' | 'down') {
  if (mantissa === 1) return roundSignificant(px, figures, direction)
  const [whole = '', fraction = ''] = px.split('.')
  const leadingZeros = /^0*/.exec(fraction)?.[0].length ?? 0
  const magnitude = whole === '0' ? -leadingZeros - 1 : whole.length - 1
  const last = magnitude - figures + 1
  const step = last >= 0 ? `${mantissa}${'0'.repeat(last)}` : round(mantissa * 10 ** last, -last)
  return multiply(round(divide(px, step), 0, direction), step)
}
