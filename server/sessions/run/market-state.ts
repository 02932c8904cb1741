import { toNumber, zero } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { marketLimits } from '../../../engine/market-limits.ts'
import { exchangeTerms } from '../../venue/index.ts'
import type { Asset, Interval } from '../../../contract/market/market.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { Strategy } from '../../../engine/sessions/presets.ts'
import type { MarketState, PositionState, SignalValue } from '../../../engine/types.ts'
import type { AccountState, MarkPrice } from '../../venue/port.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import { knownRange } from '../daily-range.ts'
import type { SessionContext } from './session-context.ts'

/** What the session's signals depend on: the strategy's intervals, or what the session's program knows of it. */
export interface OwnState {
  session: SessionRow
  strategy: Strategy
  /** USDC: its result. */
  net: DecimalString
  positions: readonly PositionState[]
}

/** The market as the engine needs it: closed candles only, the latest mark, the balance that is still available. */
export async function marketState(
  ctx: SessionContext,
  asset: Asset,
  mark: MarkPrice | null,
  account: AccountState,
  own: OwnState,
): Promise<MarketState> {
  const now = ctx.clock()
  const signals = await signalsFor(ctx, asset.symbol, mark, own)
  // Only what an entry must be worth depends on it.
  const range = own.strategy.worth && (await knownRange(ctx, asset.symbol))
  const rate = ctx.exchange.fundingRate(asset.symbol)
  return {
    symbol: asset.symbol,
    // Without an age the engine ignores the price.
    markPrice: mark?.mark ?? zero,
    markAgeMs: mark === null ? null : Math.max(0, now - mark.at),
    limits: marketLimits(asset, exchangeTerms.minimumOrder, range),
    signals: signals.filter((value) => value !== undefined),
    availableMargin: account.available,
    ...(rate !== null && { fundingRate: toNumber(rate) }),
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

async function signalsFor(
  ctx: SessionContext,
  symbol: string,
  mark: MarkPrice | null,
  { session, strategy, net, positions }: OwnState,
): Promise<(SignalValue | undefined)[]> {
  const { program } = session
  if (program === null) {
    return Promise.all(strategy.intervals.map((interval) => latestSignal(ctx, symbol, interval)))
  }
  if (mark === null) return []
  if (ctx.programs === undefined) throw new Error('nobody asks programs here')
  const rate = ctx.exchange.fundingRate(symbol)
  const funding = rate === null ? NaN : toNumber(rate)
  const seen = { price: toNumber(mark.mark), funding, net: toNumber(net), positions }
  return [await ctx.programs.latest({ ...session, program }, seen)]
}
