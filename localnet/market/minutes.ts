// The 60 minutes of an hour: a Brownian bridge from the hour's open to its close, with volatility that varies by
// minute. A minute's extremes are drawn from the distribution of a bridge's extremes; the volume follows the
// volatility.
import type { ProcessAsset } from './assets.ts'
import {
  bits,
  bitsAt,
  doubledExponentials,
  lower,
  normalQuantile,
  normals,
  quantileTable,
  scatter,
  streamKey,
  upper,
  volatilityFactors,
} from './draws.ts'
import type { HourSkeleton } from './hours.ts'

export const MINUTES = 60
/** Minutes with the same volatility. */
const SPELL = 10

const marketFactors = volatilityFactors(0.28)
const ownFactors = volatilityFactors(0.38)
const spellFactors = volatilityFactors(0.3)
/** Log-normal with mean 1. */
const volumeNoise = quantileTable((p) => Math.exp(0.55 * normalQuantile(p) - 0.15125))

export interface MinuteBlock {
  /** Log prices, 61 of them: the open of each minute and the close of the last. */
  opens: Float64Array
  highs: Float64Array
  lows: Float64Array
  /** Volume in the smallest tradable unit, a whole number. */
  lots: Float64Array
  trades: Float64Array
}

/** Draws the minutes of an hour, counted from the genesis, into a block. */
export type MinuteDrawer = (hour: number, block: MinuteBlock) => void

export function createMinuteBlock(): MinuteBlock {
  return {
    opens: new Float64Array(MINUTES + 1),
    highs: new Float64Array(MINUTES),
    lows: new Float64Array(MINUTES),
    lots: new Float64Array(MINUTES),
    trades: new Float64Array(MINUTES),
  }
}

export function createMinuteDrawer(
  seed: string,
  asset: ProcessAsset,
  skeleton: HourSkeleton,
  { hasQuietMinutes = false }: { hasQuietMinutes?: boolean } = {},
): MinuteDrawer {
  const fewestTrades = hasQuietMinutes ? 0 : 1
  const own = (purpose: string): number => streamKey(seed, asset.name, purpose)
  const streams: Streams = {
    market: streamKey(seed, 'market', 'minutes'),
    own: own('minutes'),
    spell: own('spells'),
    extreme: own('extremes'),
    volume: own('volume'),
  }
  const draft: Draft = {
    places: new Int32Array(MINUTES),
    deviations: new Float64Array(MINUTES),
    moves: new Float64Array(MINUTES),
  }
  const typicalVolatility = asset.dailyVolatility / Math.sqrt(1440)
  const lotsPerUnit = 10 ** asset.szDecimals

  return (hour, block) => {
    const open = skeleton.logOpen(hour)
    const close = skeleton.logOpen(hour + 1)
    const volatility = minuteVolatility(skeleton.volatility(hour), close - open)
    drawMoves(draft, streams, asset.marketWeight, hour * MINUTES, volatility)
    bridge(block, draft, open, close)
    drawExtremes(block, draft, streams.extreme)
    const lotsPerUsd = lotsPerUnit / Math.exp(open)
    const typicalLots = ((asset.dailyNotional * lotsPerUsd) / 1440 / typicalVolatility) * 0.5
    const lots = { perVolatility: typicalLots, perTrade: asset.tradeNotional * lotsPerUsd }
    drawVolume(block, draft, streams.volume, lots, fewestTrades)
  }
}

interface Streams {
  market: number
  own: number
  spell: number
  extreme: number
  volume: number
}

/** An hour while it is being drawn. */
interface Draft {
  /** The position of each minute in every stream. */
  places: Int32Array
  deviations: Float64Array
  /** The moves before the bridge makes them end at the hour's close. */
  moves: Float64Array
}

function drawMoves(
  { places, deviations, moves }: Draft,
  streams: Streams,
  marketWeight: number,
  first: number,
  volatility: number,
): void {
  const ownWeight = Math.sqrt(1 - marketWeight * marketWeight)
  let spell = 0
  for (let i = 0; i < MINUTES; i += 1) {
    if (i % SPELL === 0) {
      spell = volatility * upper(spellFactors, bits(streams.spell, (first + i) / SPELL))
    }
    const place = scatter(first + i)
    const market = bitsAt(streams.market, place)
    const own = bitsAt(streams.own, place)
    const deviation = spell * lower(marketFactors, market) * lower(ownFactors, own)
    places[i] = place
    deviations[i] = deviation
    moves[i] = deviation * (marketWeight * upper(normals, market) + ownWeight * upper(normals, own))
  }
}

/** Distributes what the moves lack to reach `close` over the minutes, by their variance. */
function bridge(
  { opens }: MinuteBlock,
  { deviations, moves }: Draft,
  open: number,
  close: number,
): void {
  let sum = 0
  let variance = 0
  for (let i = 0; i < MINUTES; i += 1) {
    const deviation = deviations[i] ?? 0
    sum += moves[i] ?? 0
    variance += deviation * deviation
  }
  const correction = (close - open - sum) / variance
  let log = open
  for (let i = 0; i < MINUTES; i += 1) {
    const deviation = deviations[i] ?? 0
    opens[i] = log
    log += (moves[i] ?? 0) + deviation * deviation * correction
  }
  opens[MINUTES] = close
}

function drawExtremes(
  { opens, highs, lows }: MinuteBlock,
  { places, deviations }: Draft,
  stream: number,
): void {
  for (let i = 0; i < MINUTES; i += 1) {
    const from = opens[i] ?? 0
    const to = opens[i + 1] ?? 0
    const deviation = deviations[i] ?? 0
    const random = bitsAt(stream, places[i] ?? 0)
    const variance = deviation * deviation
    const square = (to - from) * (to - from)
    const up = Math.sqrt(square + variance * upper(doubledExponentials, random))
    const down = Math.sqrt(square + variance * lower(doubledExponentials, random))
    highs[i] = Math.max(from, to, (from + to + up) / 2)
    lows[i] = Math.min(from, to, (from + to - down) / 2)
  }
}

/** Half of the volume follows the minute's volatility, half its actual range. */
function drawVolume(
  { highs, lows, lots, trades }: MinuteBlock,
  { places, deviations }: Draft,
  stream: number,
  lotsPer: { perVolatility: number; perTrade: number },
  fewestTrades: number,
): void {
  for (let i = 0; i < MINUTES; i += 1) {
    const random = bitsAt(stream, places[i] ?? 0)
    const liveliness = (deviations[i] ?? 0) + ((highs[i] ?? 0) - (lows[i] ?? 0))
    const volume = Math.round(lotsPer.perVolatility * liveliness * upper(volumeNoise, random))
    const count = Math.round((volume / lotsPer.perTrade) * lower(volumeNoise, random))
    const traded = Math.max(fewestTrades, Math.min(volume, count))
    lots[i] = traded === 0 ? 0 : Math.max(1, volume)
    trades[i] = traded
  }
}

/** An hour that moves far has more variation between its minutes, so that they do not all move evenly to the end. */
function minuteVolatility(hourVolatility: number, move: number): number {
  const distance = Math.min((move / hourVolatility) ** 2, 40)
  return (hourVolatility * Math.sqrt(0.75 + 0.25 * distance)) / Math.sqrt(MINUTES)
}
