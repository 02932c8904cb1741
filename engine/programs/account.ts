// The account of a program's backtest: exact decimals, one net position a market, cross margin, as at the exchange.
import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  minimum,
  multiply,
  negate,
  sign,
  subtract,
  zero,
} from '../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'

/** Why a fill happened. */
export type FillCause = 'order' | 'stop' | 'target' | 'liquidation' | 'end'

export interface ProgramFill {
  symbol: string
  at: UnixMs
  /** Units of the coin; negative: sold. */
  quantity: DecimalString
  price: DecimalString
  /** USDC, positive. */
  fee: DecimalString
  cause: FillCause
}

/** From flat to flat in one market. A fill that turns a position around ends one and begins another. */
export interface ProgramTrade {
  symbol: string
  side: 'long' | 'short'
  /** Units of the coin: all that was ever opened in it. */
  quantity: DecimalString
  /** Mean prices, weighted by quantity. */
  entryPrice: DecimalString
  exitPrice: DecimalString
  openedAt: UnixMs
  closedAt: UnixMs
  /** USDC: before fees and funding. */
  gross: DecimalString
  fees: DecimalString
  /** USDC received; negative: paid. */
  funding: DecimalString
  /** gross − fees + funding. */
  net: DecimalString
  /** Of the fill that ended it. */
  cause: FillCause
}

export interface ProgramPosition {
  /** Units of the coin; negative: short. */
  quantity: DecimalString
  entryPrice: DecimalString
  leverage: number
  stop: DecimalString | null
  target: DecimalString | null
  openedAt: UnixMs
}

interface OpenTrade {
  openedAt: UnixMs
  opened: DecimalString
  openedNotional: DecimalString
  closed: DecimalString
  closedNotional: DecimalString
  gross: DecimalString
  fees: DecimalString
  funding: DecimalString
}

interface Holding extends ProgramPosition {
  trade: OpenTrade
}

export class ProgramAccount {
  readonly trades: ProgramTrade[] = []
  /** USDC: deposits and closed results, after fees and funding. */
  cash: DecimalString
  fees: DecimalString = zero
  funding: DecimalString = zero
  readonly #holdings = new Map<string, Holding>()

  constructor(balance: DecimalString) {
    this.cash = balance
  }

  position(symbol: string): Readonly<ProgramPosition> | undefined {
    return this.#holdings.get(symbol)
  }

  get positions(): ReadonlyMap<string, Readonly<ProgramPosition>> {
    return this.#holdings
  }

  /** Sets levels of an open position; `undefined` leaves one as it is. */
  protect(
    symbol: string,
    { stop, target }: { stop?: DecimalString | null; target?: DecimalString | null },
  ): void {
    const holding = this.#holdings.get(symbol)
    if (!holding) return
    if (stop !== undefined) holding.stop = stop
    if (target !== undefined) holding.target = target
  }

  /** Books a fill: it reduces what is open on the other side first, and opens with what is left. */
  fill(fill: ProgramFill, leverage: number): void {
    this.cash = subtract(this.cash, fill.fee)
    this.fees = add(this.fees, fill.fee)
    const holding = this.#holdings.get(fill.symbol)
    const opposes = holding !== undefined && sign(holding.quantity) !== sign(fill.quantity)
    if (!opposes) return this.#open(fill, leverage, fill.fee)
    const size = absolute(fill.quantity)
    const reduced = minimum(size, absolute(holding.quantity))
    const feeOfClose = divide(multiply(fill.fee, reduced), size)
    this.#close(holding, fill, reduced, feeOfClose)
    const rest = subtract(size, reduced)
    if (isZero(rest)) return
    const quantity = sign(fill.quantity) > 0 ? rest : negate(rest)
    this.#open({ ...fill, quantity }, leverage, subtract(fill.fee, feeOfClose))
  }

  /** Funding of a market's position at this price. `rate`: fraction; positive: longs pay. */
  pay(symbol: string, price: DecimalString, rate: DecimalString): void {
    const holding = this.#holdings.get(symbol)
    if (!holding) return
    const received = negate(multiply(holding.quantity, price, rate))
    holding.trade.funding = add(holding.trade.funding, received)
    this.funding = add(this.funding, received)
    this.cash = add(this.cash, received)
  }

  #open(fill: ProgramFill, leverage: number, fee: DecimalString): void {
    const before = this.#holdings.get(fill.symbol)
    const size = absolute(fill.quantity)
    const notional = multiply(size, fill.price)
    if (!before) {
      this.#holdings.set(fill.symbol, {
        quantity: fill.quantity,
        entryPrice: fill.price,
        leverage,
        stop: null,
        target: null,
        openedAt: fill.at,
        trade: {
          openedAt: fill.at,
          opened: size,
          openedNotional: notional,
          closed: zero,
          closedNotional: zero,
          gross: zero,
          fees: fee,
          funding: zero,
        },
      })
      return
    }
    const held = absolute(before.quantity)
    const cost = add(multiply(held, before.entryPrice), notional)
    before.entryPrice = divide(cost, add(held, size))
    before.quantity = add(before.quantity, fill.quantity)
    before.leverage = leverage
    before.trade.opened = add(before.trade.opened, size)
    before.trade.openedNotional = add(before.trade.openedNotional, notional)
    before.trade.fees = add(before.trade.fees, fee)
  }

  #close(holding: Holding, fill: ProgramFill, size: DecimalString, fee: DecimalString): void {
    const { trade } = holding
    const direction = sign(holding.quantity)
    const gain = multiply(direction, size, subtract(fill.price, holding.entryPrice))
    this.cash = add(this.cash, gain)
    trade.gross = add(trade.gross, gain)
    trade.fees = add(trade.fees, fee)
    trade.closed = add(trade.closed, size)
    trade.closedNotional = add(trade.closedNotional, multiply(size, fill.price))
    holding.quantity = subtract(holding.quantity, multiply(direction, size))
    if (!isZero(holding.quantity)) return
    this.#holdings.delete(fill.symbol)
    this.trades.push({
      symbol: fill.symbol,
      side: direction > 0 ? 'long' : 'short',
      quantity: trade.opened,
      entryPrice: divide(trade.openedNotional, trade.opened),
      exitPrice: divide(trade.closedNotional, trade.closed),
      openedAt: trade.openedAt,
      closedAt: fill.at,
      gross: trade.gross,
      fees: trade.fees,
      funding: trade.funding,
      net: add(subtract(trade.gross, trade.fees), trade.funding),
      cause: fill.cause,
    })
  }
}

/** Whether a level lies where it would lose, seen from a price. */
export function isLossSide(
  quantity: DecimalString,
  level: DecimalString,
  price: DecimalString,
): boolean {
  return compare(level, price) === -sign(quantity)
}
