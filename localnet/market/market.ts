// The simulated market: prices as a pure function of (seed, asset, time) and of the shocks given so far. Nothing is
// stored, every process with the same seed and shocks agrees to the last digit.
//
// An hour's open comes from a walk over hours, a minute from a bridge inside its hour, a tick every 125 ms from a
// bridge inside its minute. A 1m candle is exactly the first, highest, lowest and last of its ticks.
import type { Market, MarketCandle, MarketInterval, Shock } from '../types.ts'
import { createAssetProcess } from './asset-process.ts'
import type { AssetProcess } from './asset-process.ts'
import { type ProcessAsset, announced } from './assets.ts'
import { createFunding } from './funding.ts'
import { createHourSkeleton, followHours } from './hours.ts'
import type { HourSkeleton } from './hours.ts'
import { toGrid } from './price-grid.ts'
import { type ListedAsset, universeOf } from './universe.ts'
import { candleOpen, END, GENESIS, HOUR, nextCandleOpen } from './time.ts'

interface Listing {
  asset: ProcessAsset
  process: AssetProcess
  fundingAt: (hour: number) => number
}

/** The last trade of markets that are delisted from the beginning. */
const lastTrade = Date.UTC(2025, 5, 30) - 1

interface MarketOptions {
  seed: string
  shocks?: readonly Shock[]
  /** Number of markets; six by default. */
  markets?: number
  /** In minutes of small markets nothing is traded, and candles without a trade are left out. */
  hasQuietMinutes?: boolean
}

/**
 * Prices exist from 2012 to 2100 (UTC). `price`, `fundingRate` and `shock` throw a RangeError outside of it and for
 * an unknown asset, `shock` also for a percentage that leaves no sensible price. `candles` returns every candle of
 * the range, possibly millions: limit the range before asking on behalf of a stranger.
 */
export function createMarket({
  seed,
  shocks: given = [],
  markets = 6,
  hasQuietMinutes = false,
}: MarketOptions): Market {
  const universe = universeOf(seed, markets)
  const listings = new Map<number, Listing>()
  const skeletons = new Map<string, HourSkeleton>()
  const shocks: Shock[] = []

  function skeletonOf(asset: ListedAsset): HourSkeleton {
    const known = skeletons.get(asset.name)
    if (known !== undefined) return known
    const { follows } = asset
    const made =
      follows === undefined
        ? createHourSkeleton(seed, asset)
        : followHours(skeletonOf(follows.leader), asset, follows)
    skeletons.set(asset.name, made)
    return made
  }

  /** Created on first use. */
  function listing(assetIndex: number): Listing {
    const known = listings.get(assetIndex)
    if (known !== undefined) return known
    const asset = universe[assetIndex]
    if (asset === undefined) throw new RangeError(`No asset has index ${assetIndex}`)
    const skeleton = skeletonOf(asset)
    const process = createAssetProcess(seed, asset, skeleton, { hasQuietMinutes })
    const made = { asset, process, fundingAt: createFunding(seed, asset.name, skeleton) }
    listings.set(assetIndex, made)
    return made
  }

  function price(assetIndex: number, at: number): number {
    const { asset, process } = listing(assetIndex)
    const moment = asset.isDelisted ? Math.min(inRange(at), lastTrade) : inRange(at)
    return toGrid(Math.exp(process.logPrice(moment)), asset.szDecimals)
  }

  function candles(
    assetIndex: number,
    interval: MarketInterval,
    from: number,
    to: number,
    now: number,
  ): MarketCandle[] {
    const { asset, process } = listing(assetIndex)
    const present = Math.min(now, asset.isDelisted ? lastTrade : END - 1)
    const until = Math.min(to, present)
    const found: MarketCandle[] = []
    let open = firstOpen(interval, from)
    while (open <= until) {
      const next = nextCandleOpen(interval, open)
      const traded = candle(asset, process, open, next, present)
      if (traded.n > 0) found.push(traded)
      open = next
    }
    return found
  }

  function shock(added: Shock): void {
    listing(added.assetIndex).process.shocks.add({ ...added, at: inRange(added.at) })
    shocks.push({ ...added })
  }

  for (const known of given) shock(known)

  return {
    assets: announced(universe),
    price,
    candles,
    fundingRate: (assetIndex, at) =>
      listing(assetIndex).fundingAt(Math.floor((inRange(at) - GENESIS) / HOUR)),
    shock,
    shocks,
  }
}

/** The candle that contains `from`, or the market's first complete one. */
function firstOpen(interval: MarketInterval, from: number): number {
  const open = candleOpen(interval, Math.max(from, GENESIS))
  return open < GENESIS ? nextCandleOpen(interval, open) : open
}

function candle(
  asset: ProcessAsset,
  process: AssetProcess,
  open: number,
  next: number,
  now: number,
): MarketCandle {
  const part = process.stretch(open, Math.min(next - 1, now))
  const onGrid = (log: number): number => toGrid(Math.exp(log), asset.szDecimals)
  return {
    t: open,
    T: next - 1,
    o: onGrid(part.open),
    h: onGrid(part.high),
    l: onGrid(part.low),
    c: onGrid(part.close),
    v: part.lots / 10 ** asset.szDecimals,
    n: part.trades,
  }
}

function inRange(at: number): number {
  if (at >= GENESIS && at < END) return at
  throw new RangeError(`The market has no price at ${at}`)
}
