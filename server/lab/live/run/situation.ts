// What a live run is given: money, prices and positions of the trader as they are now.
import {
  add,
  divide,
  isZero,
  absolute,
  multiply,
  negate,
  subtract,
  toNumber,
  zero,
} from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { MarketView } from '../../../../sandbox/machine/machine.ts'
import type { ViewerContext } from '../../../context.ts'
import { freshPrice } from '../../../desk/index.ts'
import type { BindingRow } from '../../../storage/lab/bindings.ts'
import type { PositionRow } from '../../../storage/trading/positions.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import { entryPriceOf, openSizeOf } from '../../../trading/index.ts'
import { netOf } from '../trades/holdings.ts'
import { traderMoney } from '../trades/trader-money.ts'

export interface Situation {
  /** USDC. */
  balance: number
  equity: number
  /** In the order of the binding's symbols. */
  markets: MarketView[]
  /** Base units, signed, by symbol. */
  held: Map<string, DecimalString>
  prices: Map<string, DecimalString>
}

/** Throws EXCHANGE_UNAVAILABLE without a recent price, and what the exchange port throws. */
export async function situationOf(
  ctx: ViewerContext,
  binding: BindingRow,
  trader: TraderRow,
): Promise<Situation> {
  const money = await traderMoney(ctx, trader)
  const account =
    money.equity === null || money.free === null
      ? await ctx.exchange.account(ctx.viewer.address)
      : { equity: money.equity, available: money.free }
  const live = await ctx.store.bindings.livePositions([binding.id])
  const held = new Map<string, DecimalString>()
  const prices = new Map<string, DecimalString>()
  const markets: MarketView[] = []
  for (const symbol of binding.symbols) {
    const price = await freshPrice(ctx, symbol)
    const own = live.filter(
      (position) => position.symbol === symbol && position.status !== 'opening',
    )
    held.set(symbol, netOf(own))
    prices.set(symbol, price)
    markets.push({ ...marketView(own, price), funding: fundingOf(ctx, symbol) })
  }
  return {
    balance: toNumber(account.available),
    equity: toNumber(account.equity),
    markets,
    held,
    prices,
  }
}

function marketView(
  own: readonly PositionRow[],
  price: DecimalString,
): Omit<MarketView, 'funding'> {
  const quantity = netOf(own)
  const size = absolute(quantity)
  if (isZero(size)) {
    return {
      price: toNumber(price),
      quantity: 0,
      entryPrice: 0,
      pnl: 0,
      leverage: 1,
      stop: null,
      target: null,
    }
  }
  const cost = add(zero, ...own.map((each) => multiply(openSizeOf(each), entryPriceOf(each))))
  const entry = divide(cost, size)
  const [first] = own
  const gain = multiply(subtract(price, entry), size)
  return {
    price: toNumber(price),
    quantity: toNumber(quantity),
    entryPrice: toNumber(entry),
    pnl: toNumber(first?.side === 'short' ? negate(gain) : gain),
    leverage: first?.leverage ?? 1,
    stop: levelOf(first?.stopLossPrice),
    target: levelOf(first?.takeProfitPrice),
  }
}

/** NaN, which programs read as null, while the exchange does not tell it. */
function fundingOf({ exchange }: ViewerContext, symbol: string): number {
  const rate = exchange.fundingRate(symbol)
  return rate === null ? NaN : toNumber(rate)
}

function levelOf(price: DecimalString | null | undefined): number | null {
  return price === null || price === undefined ? null : toNumber(price)
}
