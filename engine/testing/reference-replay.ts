// A backtest written from README.md alone, slow and simple: no tape, no running sums, no equations. Every look
// computes its signals and its result from the beginning, and levels are found by bisection.
import { toNumber } from '../../contract/decimal.ts'
import { type Interval, intervalMs } from '../../contract/market/market.ts'
import { bracket } from '../sessions/bracket.ts'
import { roundSize } from '../precision.ts'
import type { Rehearsal } from '../replay/rehearsal.ts'
import { signal } from '../signals/signal.ts'
import type { Bars, SignalValue } from '../types.ts'

export interface ReferenceTrade {
  sign: number
  size: number
  entry: number
  takeProfit: number
  stop: number
  openedAt: number
  funding: number
  exit: number
  closedAt: number | null
  reason: string
}

export interface ReferenceResult {
  trades: ReferenceTrade[]
  end: string | null
  endedAt: number
  net: number
}

export function referenceReplay(rehearsal: Rehearsal, bars: Bars, start: number): ReferenceResult {
  const { contract, plan, strategy, limits } = rehearsal
  const budget = Number(contract.budget)
  const [goal, worst] = [contract.profitTarget, contract.lossThreshold].map(
    (percent) => (budget * percent) / 100,
  )
  const costs = {
    fee: Number(rehearsal.costs.takerFee) + Number(rehearsal.costs.builderFee),
    slip: Number(rehearsal.costs.slippage),
    funding: Number(rehearsal.costs.fundingRateHourly),
  }
  const step = intervalMs[bars.interval]
  const count = bars.t.length
  const time = (i: number) => bars.t[i] ?? (bars.t[i - 1] ?? NaN) + step
  const cell = (series: Float64Array, i: number) => series[i] ?? NaN

  const trades: ReferenceTrade[] = []
  const used = new Map<Interval, number>()
  const open = () => trades.filter((trade) => trade.closedAt === null)
  const result = (trade: ReferenceTrade, price: number): number => {
    const exit = trade.closedAt === null ? price : trade.exit
    const fees = trade.entry * costs.fee + (trade.closedAt === null ? 0 : exit * costs.fee)
    return trade.size * (trade.sign * (exit - trade.entry) - fees) + trade.funding
  }
  const net = (price: number) => trades.reduce((sum, trade) => sum + result(trade, price), 0)
  const closed = (price: number) =>
    net(price) - open().reduce((sum, { size }) => sum + size * price * 0.00105, 0)
  const spare = (price: number) =>
    Number(rehearsal.wallet) +
    net(price) -
    open().reduce((sum, { size }) => sum + size * price, 0) / (2 * limits.maxLeverage)
  const shut = (trade: ReferenceTrade, price: number, at: number, reason: string) => {
    trade.exit = price * (1 - trade.sign * costs.slip)
    trade.closedAt = at
    trade.reason = reason
  }
  const stopAll = (end: string | null, price: number, at: number): ReferenceResult => {
    for (const trade of open()) {
      shut(trade, price, at, end === 'liquidated' ? 'liquidated' : 'session_end')
    }
    return { trades, end, endedAt: at, net: net(NaN) }
  }

  /** Moves from one price to another. Returns the session's end if it ends on the way. */
  function walk(from: number, to: number, at: number, hurts: boolean): ReferenceResult | null {
    let here = from
    for (;;) {
      const events: [price: number, rank: number, happen: () => ReferenceResult | null][] = []
      const add = (
        rank: number,
        price: number | null,
        happen: (price: number) => ReferenceResult | null,
      ) => {
        if (price !== null) events.push([price, rank, () => happen(price)])
      }
      if (open().length > 0 && hurts) {
        add(
          0,
          firstPrice(here, to, (p) => spare(p) <= 0),
          (p) => stopAll('liquidated', p, at),
        )
        add(
          2,
          firstPrice(here, to, (p) => closed(p) <= -(worst ?? NaN)),
          (p) => stopAll('loss_threshold', p, at),
        )
      }
      if (open().length > 0 && !hurts) {
        add(
          2,
          firstPrice(here, to, (p) => net(p) >= (goal ?? NaN)),
          (p) => stopAll('profit_target', p, at),
        )
      }
      for (const trade of open()) {
        const level = hurts ? trade.stop : trade.takeProfit
        const isMet = (p: number) =>
          hurts ? trade.sign * (p - level) <= 0 : trade.sign * (p - level) >= 0
        if (!isMet(to)) continue
        add(1, isMet(here) ? here : level, (p) => {
          shut(trade, p, at, hurts ? 'stop_loss' : 'take_profit')
          return null
        })
      }
      const distance = (price: number) => Math.abs(price - from)
      const [first] = events.toSorted((a, b) => distance(a[0]) - distance(b[0]) || a[1] - b[1])
      if (first === undefined) return null
      here = first[0]
      const ended = first[2]()
      if (ended !== null) return ended
    }
  }

  function known(interval: Interval, i: number): SignalValue {
    const width = intervalMs[interval]
    const rows = Array.from({ length: i }, (_, row) => row)
    const groups = [...Map.groupBy(rows, (row) => Math.floor(cell(bars.t, row) / width))].filter(
      ([group], place) =>
        (group + 1) * width <= time(i) && (place > 0 || cell(bars.t, 0) % width === 0),
    )
    const column = (value: (rows: number[]) => number) =>
      Float64Array.from(groups, ([, members]) => value(members))
    const ends = (members: number[], which: 0 | -1) => members.at(which) ?? NaN
    return signal({
      interval,
      t: Float64Array.from(groups, ([group]) => group * width),
      o: column((members) => cell(bars.o, ends(members, 0))),
      h: column((members) => Math.max(...members.map((row) => cell(bars.h, row)))),
      l: column((members) => Math.min(...members.map((row) => cell(bars.l, row)))),
      c: column((members) => cell(bars.c, ends(members, -1))),
      v: column(() => 1),
    })
  }

  function wanted(i: number, mark: number, signals: SignalValue[]): [SignalValue, number] | null {
    const now = time(i)
    const lost = trades.filter((trade) => trade.closedAt !== null && result(trade, NaN) < -5e-9)
    const latestLoss = Math.max(...lost.map(({ closedAt }) => closedAt ?? NaN))
    const latestEntry = Math.max(...open().map(({ openedAt }) => openedAt))
    const duration = rehearsal.durationMs ?? Infinity
    if (time(start) + duration - now < strategy.entryCutoffMs) return null
    if (now - time(i - 1) - step > strategy.maxMarkAgeMs) return null
    if (open().length >= contract.maxPositions) return null
    if (now - latestEntry < strategy.entrySpacingMs || now - latestLoss < strategy.cooldownMs)
      return null
    const [held] = open()
    const best = signals
      .filter(({ at, interval }) => now - at <= 2 * intervalMs[interval])
      .filter(({ side, score }) => side !== 'flat' && Math.abs(score) >= strategy.entryThreshold)
      .filter(({ at, interval }) => (used.get(interval) ?? 0) < at)
      .filter(({ score }) => held === undefined || Math.sign(score) === held.sign)
      .reduce<SignalValue | null>(
        (top, one) => (top === null || Math.abs(one.score) > Math.abs(top.score) ? one : top),
        null,
      )
    if (best === null) return null
    const pays = Math.sign(best.score) * costs.funding * 100
    const left = 3_600_000 - (now % 3_600_000)
    const wait = strategy.funding
    if (wait !== undefined && pays >= wait.mostPct && left <= wait.waitMs) return null
    const size = toNumber(
      roundSize((toNumber(plan.notionalPerPosition) / mark).toFixed(12), limits.szDecimals),
    )
    const exposure = open().reduce((sum, trade) => sum + trade.size * mark, 0)
    const free =
      Number(rehearsal.wallet) + net(mark) - Math.max(exposure / plan.leverage, exposure / 10)
    const isAffordable = Math.max(free, 0) >= (size * mark) / plan.leverage
    return isAffordable && size * mark >= Number(limits.minimumNotional) ? [best, size] : null
  }

  for (let i = start; ; i++) {
    const [now, mark] = [time(i), cell(bars.c, i - 1)]
    const price = i < count ? cell(bars.o, i) : mark
    if (i > start) {
      const hours = Math.floor(now / 3_600_000) - Math.floor(time(i - 1) / 3_600_000)
      for (const trade of open())
        trade.funding -= trade.sign * trade.size * mark * costs.funding * hours
    }
    if (net(mark) >= (goal ?? NaN)) return stopAll('profit_target', price, now)
    if (closed(mark) <= -(worst ?? NaN)) return stopAll('loss_threshold', price, now)
    if (rehearsal.durationMs !== null && now >= time(start) + rehearsal.durationMs) {
      return stopAll('duration', price, now)
    }
    if (i >= count) return stopAll(null, price, now)
    const signals = strategy.intervals.map((interval) => known(interval, i))
    const slow = signals.at(-1)
    const turned = open().filter(
      (trade) =>
        slow !== undefined &&
        slow.at + 1 - intervalMs[slow.interval] >= trade.openedAt &&
        -trade.sign * slow.score >= Math.max(strategy.exitScore, strategy.entryThreshold),
    )
    for (const trade of turned) shut(trade, price, now, 'signal')
    const entry = turned.length > 0 ? null : wanted(i, mark, signals)
    if (entry !== null) {
      const [{ score, interval, at }, size] = entry
      const levels = bracket(score > 0 ? 'long' : 'short', String(mark), plan, limits.szDecimals)
      used.set(interval, at)
      trades.push({
        sign: Math.sign(score),
        size,
        entry: price * (1 + Math.sign(score) * costs.slip),
        takeProfit: Number(levels.takeProfitPrice),
        stop: Number(levels.stopLossPrice),
        openedAt: now,
        funding: 0,
        exit: NaN,
        closedAt: null,
        reason: '',
      })
    }
    const sign = open()[0]?.sign ?? 1
    const [low, high] = [cell(bars.l, i), cell(bars.h, i)]
    const ended =
      walk(price, price, now, true) ??
      walk(price, price, now, false) ??
      walk(price, sign > 0 ? low : high, now + step - 1, true) ??
      walk(price, sign > 0 ? high : low, now + step - 1, false)
    if (ended !== null) return ended
  }
}

/** The first price on the way at which a condition holds that stays true from then on; null where it never does. */
function firstPrice(from: number, to: number, holds: (price: number) => boolean): number | null {
  if (holds(from)) return from
  if (!holds(to)) return null
  let [no, yes] = [from, to]
  for (let round = 0; round < 100; round++) {
    const middle = (no + yes) / 2
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}
