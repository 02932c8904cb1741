// The accounts of a replayed session in exact decimals, by the same formulas as every screen (pnl.ts).
import { add, fromNumber, multiply, negate, subtract, zero } from '../../contract/decimal.ts'
import type { Pnl } from '../../contract/trading/positions.ts'
import type { DecimalString, Side, UnixMs } from '../../contract/primitives.ts'
import { type PositionLedger, positionPnl, sumPnl } from '../pnl.ts'
import type { CloseReason } from '../types.ts'
import type { Fills, Holding } from './book.ts'
import type { ReplayListener } from './replay.ts'

/** As fractions of the notional. */
export interface Costs {
  /** The exchange's fee of each fill that crosses the book. */
  takerFee: DecimalString
  /** The same of a fill that rested in the book. */
  makerFee: DecimalString
  /** The builder's fee, in addition. */
  builderFee: DecimalString
  /** How much worse such a fill is than the price that caused it. */
  slippage: DecimalString
  /** Positive: longs pay shorts. */
  fundingRateHourly: DecimalString
}

export interface BacktestTrade {
  side: Side
  /** Base units. */
  size: DecimalString
  /** Including slippage. */
  entryPrice: DecimalString
  exitPrice: DecimalString
  openedAt: UnixMs
  /** For an exit inside a bar, the bar's close. */
  closedAt: UnixMs
  reason: CloseReason
  /** `netPct`: percent of the position's margin. */
  pnl: Pnl
}

export interface Ledger extends ReplayListener {
  /** In the order in which they closed. */
  trades: BacktestTrade[]
  /** USDC: the net result with open positions at this price. */
  netAt: (price: DecimalString) => DecimalString
}

interface Account extends PositionLedger {
  entryPrice: DecimalString
}

/** More decimals than any float between 1e-7 and 1e21 has, so that prices pass unchanged. */
const pricePlaces = 30

export function decimalOf(price: number): DecimalString {
  return fromNumber(price, pricePlaces)
}

export function createLedger(costs: Costs, margin: DecimalString): Ledger {
  const open = new Map<Holding, Account>()
  const trades: BacktestTrade[] = []
  let closed: DecimalString = zero
  const rates = {
    taker: { fee: add(costs.takerFee, costs.builderFee), slippage: costs.slippage },
    maker: { fee: add(costs.makerFee, costs.builderFee), slippage: zero },
  }
  const fill = (price: number, buys: boolean, fills: Fills): DecimalString => {
    const { slippage } = rates[fills]
    return multiply(decimalOf(price), buys ? add(1, slippage) : subtract(1, slippage))
  }

  function account(holding: Holding): Account {
    const found = open.get(holding)
    if (found === undefined) throw new Error(`entry ${holding.number} is not open`)
    return found
  }

  return {
    trades,
    netAt: (price) =>
      add(
        closed,
        ...Array.from(open.values(), (position) => positionPnl(position, price, margin).net),
      ),
    entered(holding, price, _at, fills) {
      const size = decimalOf(holding.size)
      const entryPrice = fill(price, holding.direction === 1, fills)
      const entryNotional = multiply(size, entryPrice)
      open.set(holding, {
        side: holding.direction === 1 ? 'long' : 'short',
        entrySize: size,
        entryNotional,
        exitSize: zero,
        exitNotional: zero,
        fees: multiply(entryNotional, rates[fills].fee),
        funding: zero,
        entryPrice,
      })
    },
    funded(holding, price, hours) {
      const position = account(holding)
      const paid = multiply(position.entrySize, decimalOf(price), costs.fundingRateHourly, hours)
      const received = position.side === 'long' ? negate(paid) : paid
      open.set(holding, { ...position, funding: add(position.funding, received) })
    },
    left(holding, price, closedAt, reason, fills) {
      const { entryPrice, ...position } = account(holding)
      const exitPrice = fill(price, position.side === 'short', fills)
      const exitNotional = multiply(position.entrySize, exitPrice)
      const fees = add(position.fees, multiply(exitNotional, rates[fills].fee))
      const done = { ...position, exitSize: position.entrySize, exitNotional, fees }
      const pnl = positionPnl(done, exitPrice, margin)
      open.delete(holding)
      closed = add(closed, pnl.net)
      trades.push({
        side: position.side,
        size: position.entrySize,
        entryPrice,
        exitPrice,
        openedAt: holding.openedAt,
        closedAt,
        reason,
        pnl,
      })
    },
  }
}

export function totalOf(trades: readonly BacktestTrade[], budget: DecimalString): Pnl {
  return sumPnl(
    trades.map(({ pnl }) => pnl),
    budget,
  )
}
