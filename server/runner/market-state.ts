import { toNumber } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Asset, Interval } from '../../contract/market.ts'
import type { MarketLimits, MarketState, SignalValue } from '../../engine/types.ts'
import type { AccountState, MarkPrice } from '../context.ts'
import type { Desk } from './desk.ts'

/** USDC; the exchange takes no smaller order. */
const minimumNotional = '10'

/** The market as the engine sees it: only closed candles, the latest mark, what the account could still use. */
export async function marketState(
  desk: Desk,
  asset: Asset,
  mark: MarkPrice,
  account: AccountState,
): Promise<MarketState> {
  const now = desk.clock()
  const signals = await Promise.all(
    desk.strategy.intervals.map((interval) => latestSignal(desk, asset.symbol, interval)),
  )
  return {
    symbol: asset.symbol,
    markPrice: mark.mark,
    markAgeMs: Math.max(0, now - mark.at),
    limits: limitsOf(asset),
    signals: signals.filter((value) => value !== undefined),
    availableMargin: account.withdrawable,
  }
}

/** The signal that every screen shows. Without candles there is none: entries wait, exits do not. */
async function latestSignal(
  { signals }: Desk,
  symbol: string,
  interval: Interval,
): Promise<SignalValue | undefined> {
  try {
    const signal = await signals.latest(symbol, interval)
    return signal && { ...signal, price: toNumber(signal.price) }
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}

function limitsOf({ maxLeverage, szDecimals }: Asset): MarketLimits {
  return { maxLeverage, szDecimals, minimumNotional }
}
