import type { Asset } from '../../contract/market.ts'
import { toBars } from '../../engine/bars.ts'
import { signal } from '../../engine/signal.ts'
import type { MarketLimits, MarketState } from '../../engine/types.ts'
import type { AccountState, MarkPrice } from '../context.ts'
import type { Desk } from './desk.ts'

/** USDC; the exchange takes no smaller order. */
const minimumNotional = '10'
/** Enough for the slowest indicator to have settled. */
const barsRead = 300

/** The market as the engine sees it: only closed candles, the latest mark, what the account could still use. */
export async function marketState(
  desk: Desk,
  asset: Asset,
  mark: MarkPrice,
  account: AccountState,
): Promise<MarketState> {
  const now = desk.clock()
  const signals = await Promise.all(
    desk.strategy.intervals.map(async (interval) => {
      const candles = await desk.exchange.candles(asset.symbol, interval, barsRead + 1)
      return signal(
        toBars(
          candles.filter((candle) => candle.T < now),
          interval,
        ),
      )
    }),
  )
  return {
    symbol: asset.symbol,
    markPrice: mark.mark,
    markAgeMs: Math.max(0, now - mark.at),
    limits: limitsOf(asset),
    signals,
    availableMargin: account.withdrawable,
  }
}

function limitsOf({ maxLeverage, szDecimals }: Asset): MarketLimits {
  return { maxLeverage, szDecimals, minimumNotional }
}
