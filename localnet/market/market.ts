// The simulated market: prices as a pure function of (seed, asset, time) and of the shocks given so far. Nothing is
// stored, every process with the same seed and shocks agrees to the last digit.
//
// An hour's open comes from a walk over hours, a minute from a bridge inside its hour, a tick every 125 ms from a
// bridge inside its minute. A 1m candle is exactly the first, highest, lowest and last of its ticks.
import type { Market, MarketCandle, MarketInterval, Shock } from '../types.ts'
import { createAssetProcess } from './asset-process.ts'
import type { AssetProcess } from './asset-process.ts'
import { assets, processAssets } from './assets.ts'
import type { ProcessAsset } from './assets.ts'
import { createFunding } from './funding.ts'
import { toGrid } from './price-grid.ts'
import { candleOpen, END, GENESIS, HOUR, nextCandleOpen } from './time.ts'

interface Listing {
  asset: ProcessAsset
  process: AssetProcess
  fundingAt: (hour: number) => number
}

/**
 * Prices exist from 2012 to 2100 (UTC). `price`, `fundingRate` and `shock` throw a RangeError outside and for an
 * unknown asset, `shock` also for a percentage that leaves no sensible price. `candles` returns every candle of the
 * range, millions if you ask for them: bound the range before asking on behalf of a stranger.
 */
export function createMarket(options: { seed: string; shocks?: readonly Shock[] }): Market {
  const listings = processAssets.map((asset): Listing => {
    const process = createAssetProcess(options.seed, asset)
    return { asset, process, fundingAt: createFunding(options.seed, asset.name, process.skeleton) }
  })
  const shocks: Shock[] = []

  function listing(assetIndex: number): Listing {
    const found = listings[assetIndex]
    if (!found) throw new RangeError(`No asset has index ${assetIndex}`)
    return found
  }

  function price(assetIndex: number, at: number): number {
    const { asset, process } = listing(assetIndex)
    return toGrid(Math.exp(process.logPrice(inRange(at))), asset.szDecimals)
  }

  function candles(
    assetIndex: number,
    interval: MarketInterval,
    from: number,
    to: number,
    now: number,
  ): MarketCandle[] {
    const { asset, process } = listing(assetIndex)
    const present = Math.min(now, END - 1)
    const until = Math.min(to, present)
    const found: MarketCandle[] = []
    let open = firstOpen(interval, from)
    while (open <= until) {
      const next = nextCandleOpen(interval, open)
      found.push(candle(asset, process, open, next, present))
      open = next
    }
    return found
  }

  function shock(added: Shock): void {
    listing(added.assetIndex).process.shocks.add({ ...added, at: inRange(added.at) })
    shocks.push({ ...added })
  }

  for (const known of options.shocks ?? []) shock(known)

  return {
    assets,
    price,
    candles,
    fundingRate: (assetIndex, at) =>
      listing(assetIndex).fundingAt(Math.floor((inRange(at) - GENESIS) / HOUR)),
    shock,
    shocks,
  }
}

/** The candle that holds `from`, or the first whole one of the market's life. */
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
