import { toNumber, zero } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { marketLimits } from '../../../engine/market-limits.ts'
import { exchangeTerms } from '../../venue/index.ts'
import type { Asset, Interval } from '../../../contract/market/market.ts'
import type { Strategy } from '../../../engine/sessions/presets.ts'
import type { MarketState, SignalValue } from '../../../engine/types.ts'
import type { AccountState, MarkPrice } from '../../venue/port.ts'
import type { SessionContext } from './session-context.ts'

/** The market as the engine needs it: closed candles only, the latest mark, the balance that is still available. */
export async function marketState(
  ctx: SessionContext,
  asset: Asset,
  mark: MarkPrice | null,
  account: AccountState,
  { intervals }: Pick<Strategy, 'intervals'>,
): Promise<MarketState> {
  const now = ctx.clock()
  const signals = await Promise.all(
    intervals.map((interval) => latestSignal(ctx, asset.symbol, interval)),
  )
  return {
    symbol: asset.symbol,
    // Without an age the engine ignores the price.
    markPrice: mark?.mark ?? zero,
    markAgeMs: mark === null ? null : Math.max(0, now - mark.at),
    limits: marketLimits(asset, exchangeTerms.minimumOrder),
    signals: signals.filter((value) => value !== undefined),
    availableMargin: account.available,
  }
}

/** The signal that every screen shows; undefined without candles: then entries wait, exits do not. */
async function latestSignal(
  { signals }: Pick<SessionContext, 'signals'>,
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
