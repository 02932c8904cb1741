// A program over the past. The program itself is a function given by the caller: here are only the market and the
// account.
import {
  absolute,
  add,
  divide,
  fromNumber,
  multiply,
  negate,
  sign,
  toNumber,
} from '../../contract/decimal.ts'
import { intervalMs } from '../../contract/market/market.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import { barAt } from '../signals/bars.ts'
import type { Bar, Bars, MarketLimits } from '../types.ts'
import type { FillCause, ProgramFill } from './account.ts'
import { ProgramAccount } from './account.ts'
import type { Held } from './market-bars.ts'
import { heldOf, levelMet, maintenanceAt, resultAt, worstOf } from './market-bars.ts'
import type { AcceptedOrder, OrderRefusal, ProgramWish } from './orders.ts'
import { marginUsed, orderFor } from './orders.ts'

export interface BacktestMarket {
  symbol: string
  /** Closed candles of the run's interval. */
  bars: Bars
  limits: MarketLimits
}

/** Fractions: 0.00045 is 0.045 %. */
export interface ProgramCosts {
  takerFee: DecimalString
  /** How much worse each fill is than its price. */
  slippage: DecimalString
  /** Positive: longs pay. */
  fundingHourly: DecimalString
}

export interface MarketSeen {
  symbol: string
  /** The latest close. */
  price: number
  /** An hour's rate as a fraction; positive: longs pay. */
  funding: number
  /** Units of the coin; negative: short; 0: none. */
  quantity: number
  entryPrice: number
  pnl: number
  leverage: number
  stop: number | null
  target: number | null
}

/** What a run of the program is given: one closed bar of one market. */
export interface ProgramMoment {
  /** The close of the bar: epoch ms. */
  time: UnixMs
  symbol: string
  /** USDC free for new positions, and with open results. */
  balance: number
  equity: number
  markets: readonly MarketSeen[]
}

export interface BacktestEvents {
  /** Runs the program; what it decided. */
  decide: (moment: ProgramMoment) => readonly ProgramWish[]
  filled?: (fill: ProgramFill, equity: number) => void
  refused?: (wish: ProgramWish, refusal: OrderRefusal, time: UnixMs) => void
  /** After each moment: USDC. */
  equity?: (time: UnixMs, equity: number, isExposed: boolean) => void
}

export interface BacktestTerms {
  markets: readonly BacktestMarket[]
  /** USDC. */
  balance: DecimalString
  costs: ProgramCosts
  /** When a program names none. */
  leverage: number
  /** Bars that open before are history only: the program does not run on them. */
  from: UnixMs
}

interface Lane extends BacktestMarket {
  next: number
  price: number
  pending: AcceptedOrder[]
  held: Held | null
  /** The bar that it is in; null between the bars of markets that have gaps. */
  bar: Bar | null
  seen: MarketSeen
}

const hour = 3_600_000
const exactPlaces = 30

/**
 * Runs the program at the close of every bar of every market, in time order, markets in the given order. An order fills
 * at the next open of its market. At the end what is open is closed at the last close. Stops when everything is
 * lost.
 */
export function backtestProgram(terms: BacktestTerms, events: BacktestEvents): ProgramAccount {
  const account = new ProgramAccount(terms.balance)
  const funding = toNumber(terms.costs.fundingHourly)
  const lanes = terms.markets.map((market) => laneOf(market, terms.from, funding))
  const bySymbol = new Map(lanes.map((lane) => [lane.symbol, lane]))
  const seen = lanes.map((lane) => lane.seen)
  const shortest = Math.min(...lanes.map(({ bars: { interval } }) => intervalMs[interval]))
  let cash = toNumber(account.cash)

  for (let open = nextOpen(lanes); open < Infinity; open = nextOpen(lanes)) {
    for (const lane of lanes) {
      lane.bar = lane.bars.t[lane.next] === open ? barAt(lane.bars, lane.next) : null
    }
    if (account.positions.size > 0) payFunding(open)
    for (const lane of lanes) {
      if (lane.bar === null) continue
      for (const order of lane.pending.splice(0)) fillOrder(lane, order, lane.bar)
      if (lane.held !== null) meetLevels(lane, lane.held, lane.bar)
      lane.price = lane.bar.c
      lane.next++
    }
    for (const lane of lanes) {
      if (lane.bar === null) continue
      const time = open + intervalMs[lane.bars.interval]
      for (const wish of events.decide(moment(lane.symbol, time))) decided(wish, time)
    }
    const equity = equityNow()
    events.equity?.(open + shortest, equity, account.positions.size > 0)
    if (equity <= 0) break
  }
  for (const lane of lanes) closeAtEnd(lane)
  return account

  function moment(symbol: string, time: UnixMs): ProgramMoment {
    const equity = equityNow()
    let used = 0
    for (const { held, price, seen: market } of lanes) {
      market.price = price
      if (held === null) continue
      market.pnl = resultAt(held, price)
      used += (Math.abs(held.quantity) * price) / held.leverage
    }
    return { time, symbol, equity, balance: Math.max(0, equity - used), markets: seen }
  }

  function equityNow(): number {
    let equity = cash
    for (const { held, price } of lanes) if (held !== null) equity += resultAt(held, price)
    return equity
  }

  function decided(wish: ProgramWish, time: UnixMs): void {
    const lane = bySymbol.get(wish.symbol)
    if (!lane) throw new RangeError(`no market ${wish.symbol}`)
    const priceOf = (symbol: string): number => bySymbol.get(symbol)?.price ?? NaN
    const order = orderFor(wish, {
      account,
      limits: lane.limits,
      price: fromNumber(lane.price, exactPlaces),
      equity: fromNumber(equityNow(), 8),
      usedMargin: add(
        marginUsed(account, priceOf),
        ...lanes.flatMap(({ pending }) => pending.map(({ margin }) => margin)),
      ),
      usualLeverage: terms.leverage,
    })
    if ('refusal' in order) events.refused?.(wish, order, time)
    else lane.pending.push(order)
  }

  function fillOrder(lane: Lane, order: AcceptedOrder, bar: Bar): void {
    fill(lane, order.quantity, bar.o, bar.t, 'order', order.leverage)
    if (order.stop === undefined && order.target === undefined) return
    account.protect(lane.symbol, {
      ...(order.stop === undefined ? {} : { stop: order.stop }),
      ...(order.target === undefined ? {} : { target: order.target }),
    })
    look(lane)
  }

  function meetLevels(lane: Lane, held: Held, bar: Bar): void {
    let others = cash
    for (const other of lanes) {
      if (other === lane || other.held === null) continue
      const worst = other.bar === null ? other.price : worstOf(other.held, other.bar)
      others += resultAt(other.held, worst) - maintenanceAt(other.held, worst)
    }
    const met = levelMet(held, bar, others)
    if (met === null) return
    const end = bar.t + intervalMs[lane.bars.interval] - 1
    leave(lane, met.price, end, met.cause)
  }

  function closeAtEnd(lane: Lane): void {
    const last = lane.bars.t[lane.next - 1] ?? 0
    leave(lane, lane.price, last + intervalMs[lane.bars.interval] - 1, 'end')
  }

  function leave(lane: Lane, price: number, time: UnixMs, cause: FillCause): void {
    const position = account.position(lane.symbol)
    if (position) fill(lane, negate(position.quantity), price, time, cause, position.leverage)
  }

  function fill(
    lane: Lane,
    quantity: DecimalString,
    at: number,
    time: UnixMs,
    cause: FillCause,
    leverage: number,
  ): void {
    const worse = add(1, multiply(sign(quantity), terms.costs.slippage))
    const price = multiply(fromNumber(at, exactPlaces), worse)
    const fee = multiply(absolute(quantity), price, terms.costs.takerFee)
    const booked: ProgramFill = { symbol: lane.symbol, at: time, quantity, price, fee, cause }
    account.fill(booked, leverage)
    cash = toNumber(account.cash)
    look(lane)
    events.filled?.(booked, equityNow())
  }

  /** Takes a position over as floats. */
  function look(lane: Lane): void {
    const position = account.position(lane.symbol)
    lane.held = position ? heldOf(position, lane.limits) : null
    Object.assign(lane.seen, flat, lane.held && shown(lane.held))
  }

  /** At each full hour, at the price before it. */
  function payFunding(open: UnixMs): void {
    const hours = Math.floor(open / hour) - Math.floor((open - shortest) / hour)
    if (hours <= 0) return
    const rate = multiply(terms.costs.fundingHourly, hours)
    for (const { symbol, price } of lanes) {
      account.pay(symbol, fromNumber(price, exactPlaces), rate)
    }
    cash = toNumber(account.cash)
  }
}

const flat = { quantity: 0, entryPrice: 0, pnl: 0, leverage: 1, stop: null, target: null }

function shown({ quantity, entryPrice, leverage, stop, target }: Held): Partial<MarketSeen> {
  return { quantity, entryPrice, leverage, stop, target }
}

function laneOf(market: BacktestMarket, from: UnixMs, funding: number): Lane {
  const { symbol, bars } = market
  const found = bars.t.findIndex((t) => t >= from)
  const next = found < 0 ? bars.t.length : found
  const price = bars.c[next - 1] ?? bars.o[next] ?? NaN
  const seen: MarketSeen = { ...flat, symbol, price, funding }
  return { ...market, next, price, pending: [], held: null, bar: null, seen }
}

function nextOpen(lanes: readonly Lane[]): UnixMs {
  let earliest = Infinity
  for (const { bars, next } of lanes) earliest = Math.min(earliest, bars.t[next] ?? Infinity)
  return earliest
}

/** Percent that buying at the first open and selling at the last close would have made, after costs. */
export function buyAndHoldPct(
  bars: Bars,
  from: UnixMs,
  { takerFee, slippage }: ProgramCosts,
): number {
  const first = bars.t.findIndex((t) => t >= from)
  const [open, close] = [bars.o[first], bars.c.at(-1)]
  if (first < 0 || open === undefined || close === undefined) return 0
  const [fee, slip] = [toNumber(takerFee), toNumber(slippage)]
  const [bought, sold] = [open * (1 + slip) * (1 + fee), close * (1 - slip) * (1 - fee)]
  return toNumber(divide(fromNumber(100 * (sold - bought), 10), fromNumber(bought, 10)))
}
