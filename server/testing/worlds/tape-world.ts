// The live runner on the real local exchange, taken through recorded bars one look at a time: time stands still
// until the test moves it, and the price follows the bars.
import { closingCost } from '../../../engine/sessions/exits.ts'
import { vi } from 'vitest'
import { add, compare, divide, fromNumber, multiply, subtract } from '../../../contract/decimal.ts'
import { intervalMs } from '../../../contract/market/market.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { barAt, closeTime } from '../../../engine/signals/bars.ts'
import { roundPrice } from '../../../engine/precision.ts'
import type { Bars } from '../../../engine/types.ts'
import { assets } from '../../../localnet/market/assets.ts'
import type { Exchange, MarkPrice } from '../../venue/port.ts'
import { openSizeOf, pnlOf } from '../../trading/pnl.ts'
import { termsByProgram } from '../../../engine/sessions/terms.ts'
import type { ViewerContext } from '../../context.ts'
import { createProgram } from '../../lab/programs/create-program.ts'
import { startSession } from '../../sessions/start/start.ts'
import type { StartTerms } from '../../sessions/start/terms.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import { type TapeMarket, onGrid, tapeMarket } from './tape-market.ts'
import { type World, startWorld } from './world.ts'

export interface Lived {
  session: SessionRow
  positions: PositionRow[]
  /** What prevented an entry at each look; null: nothing. */
  looks: { at: number; blockedBy: string | null }[]
}

/** The prices that the runner gets. */
interface Led {
  symbol: string
  price: DecimalString
  /** Entries are looked for only when a bar opens, as in a backtest: at other times the price counts as old. */
  isOpening: boolean
  /** The price at which orders of a look fill: the open of its bar; null between looks. */
  fillsAt: number | null
}

export async function startTapeWorld(from: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: from })
  const market = tapeMarket(from)
  const led: Led = { symbol: '', price: '0', isOpening: false, fillsAt: null }
  const world = await startWorld({
    market,
    strategy: {},
    timing: { account: 0 },
    exchange: (real) => ({ ...real, ...ledPrices(real, market, led) }),
  })
  let free = from

  return {
    /** The exchange returns these bars from now on: on its grid, and after all earlier ones. */
    insert(assetIndex: number, bars: Bars): Bars {
      const placed = onGrid(bars, assetIndex, free)
      const day = intervalMs['1d']
      free += (Math.ceil((bars.t.length * intervalMs[bars.interval]) / day) + 1) * day
      market.insert(assetIndex, placed)
      return placed
    },
    /** Runs a session from bar `start` to its end, or the end of the bars. */
    live: (terms: StartTerms, bars: Bars, start: number, code?: string) =>
      live({ world, market, led, terms, bars, code }, start),
    stop: async () => {
      await world.stop()
      vi.useRealTimers()
    },
  }
}

/** Price messages arrive in real time, too rarely for a test: the runner gets the price directly. */
function ledPrices(real: Exchange, market: TapeMarket, led: Led): Partial<Exchange> {
  return {
    mark: (symbol) => (symbol === led.symbol ? ledMark(led) : real.mark(symbol)),
    freshMark: async (symbol) => (symbol === led.symbol ? ledMark(led) : real.freshMark(symbol)),
    freshMid: async (symbol) => (symbol === led.symbol ? midOf(led) : real.freshMid(symbol)),
    placeOrders: async (userId, orders, grouping) => {
      const [first] = orders
      if (first !== undefined && led.fillsAt !== null) market.lead(first.assetIndex, led.fillsAt)
      return real.placeOrders(userId, orders, grouping)
    },
  }
}

/** An entry is posted at the open of its bar. */
function midOf({ price, fillsAt }: Led): DecimalString {
  return fillsAt === null ? price : fromNumber(fillsAt, 10)
}

/** While no bar opens, the price is too old for entries but not for exits. */
function ledMark({ price, isOpening }: Led): MarkPrice {
  return { mark: price, mid: price, at: Date.now() - (isOpening ? 0 : 12_000) }
}

interface Stage {
  world: World
  market: TapeMarket
  led: Led
  terms: StartTerms
  bars: Bars
  /** Of the program that decides; absent: the engine's signals. */
  code: string | undefined
}

/** The terms of a session that a new program of this person decides. */
async function byProgram({ terms, code, bars }: Stage, ctx: ViewerContext): Promise<StartTerms> {
  if (code === undefined) return terms
  const body = { name: 'Taped', code, description: '', enabled: true }
  const { id: programId } = await createProgram({ ctx, input: { body } })
  const { interval } = bars
  const program = { programId, interval, params: {} }
  return { ...termsByProgram(terms, interval), program }
}

async function live(stage: Stage, start: number): Promise<Lived> {
  const { world, market, led, terms, bars } = stage
  const asset = assets[terms.assetIndex]
  if (asset === undefined) throw new RangeError(`no asset ${terms.assetIndex}`)
  const { szDecimals } = asset
  led.symbol = asset.name

  async function goTo(price: number): Promise<void> {
    market.lead(terms.assetIndex, price)
    led.price = fromNumber(price, 10)
    await world.shock(led.symbol, 0)
  }

  vi.setSystemTime(barAt(bars, start).t)
  await goTo(barAt(bars, start - 1).c)
  const { ctx } = await world.newTrader()
  const asleep = { ...ctx, runner: { ...ctx.runner, wake: () => undefined } }
  const { id } = await startSession(asleep, await byProgram(stage, ctx))
  const looks: Lived['looks'] = []

  async function now(): Promise<Pick<Lived, 'session' | 'positions'>> {
    const session = await ctx.store.sessions.byId(id)
    if (session === undefined) throw new Error('the session vanished')
    return { session, positions: await ctx.store.positions.ofMandates([id]) }
  }

  async function cycle(): Promise<void> {
    const summary = await world.runner.runUser(ctx.viewer.id)
    if (summary.evaluated !== 1) throw new Error(`a cycle failed: ${JSON.stringify(summary)}`)
  }

  /** A look when the bar opens, which knows the close before it. */
  async function look(at: number, fillsAt: number): Promise<void> {
    led.isOpening = true
    // Begins to ask a program.
    await ctx.sessionRuns.gates(id)
    await world.programSignals.answered()
    const gates = await ctx.sessionRuns.gates(id)
    looks.push({ at, blockedBy: gates === 'no_session' ? null : gates.blockedBy })
    led.fillsAt = fillsAt
    await cycle()
    led.isOpening = false
    led.fillsAt = null
  }

  /**
   * Moves the price to `goal`, stopping wherever something may happen; the exchange and the runner then do the rest.
   */
  async function walk(from: number, goal: number): Promise<void> {
    for (let price = from; ;) {
      const { session, positions } = await now()
      if (session.status !== 'active') return
      const waiting = await ctx.store.orders.restingEntries(id)
      const next = nextLevel(session, positions, { price, goal, szDecimals, waiting })
      await goTo(next)
      await cycle()
      if (next === goal) return
      price = next
    }
  }

  async function isWaiting(): Promise<boolean> {
    return (await ctx.store.orders.restingEntries(id)).length > 0
  }

  for (let index = start; index < bars.t.length; index++) {
    const { t, o, h, l, c } = barAt(bars, index)
    vi.setSystemTime(t)
    await look(t, o)
    await goTo(o)
    const isLong = await holdsLong(now)
    if (isLong !== null) {
      if (o !== barAt(bars, index - 1).c) await cycle()
      vi.setSystemTime(closeTime(t, bars.interval))
      const [worst, best] = isLong ? [l, h] : [h, l]
      const waited = await isWaiting()
      await walk(o, worst)
      // After a fill inside the bar, the good way leads no farther than its close.
      await walk(worst, waited && !(await isWaiting()) ? c : best)
    }
    if ((await now()).session.status !== 'active') break
    vi.setSystemTime(closeTime(t, bars.interval))
    await goTo(c)
  }
  return { ...(await now()), looks }
}

async function holdsLong(now: () => Promise<Pick<Lived, 'positions'>>): Promise<boolean | null> {
  const { positions } = await now()
  const held = positions.find(({ status }) => status !== 'closed')
  return held === undefined ? null : held.side === 'long'
}

/** The nearest take-profit, stop or price at which the session's result crosses a threshold; otherwise the goal. */
function nextLevel(
  session: SessionRow,
  positions: PositionRow[],
  {
    price,
    goal,
    szDecimals,
    waiting,
  }: { price: number; goal: number; szDecimals: number; waiting: readonly OrderRow[] },
): number {
  const open = positions.filter(({ status }) => status === 'open')
  const way = goal > price ? 1 : -1
  const rests = session.strategy?.maker?.restsTargets === true
  const targets = open.map(({ takeProfitPrice }) => Number(takeProfitPrice))
  const triggers = [
    ...open.map(({ stopLossPrice }) => Number(stopLossPrice)),
    ...(rests ? targets.map((level) => passed(level, way)) : targets),
    ...waiting.map(({ limitPrice }) => passed(Number(limitPrice), way)),
  ]
  const levels = [...triggers, thresholdPrice(session, positions, price, way, szDecimals)].filter(
    (level) => way * level > way * price && way * level < way * goal,
  )
  return levels.toSorted((a, b) => way * (a - b))[0] ?? goal
}

/** Where the book of the local exchange has passed a limit, half a spread and a tick behind it. */
function passed(limit: number, way: 1 | -1): number {
  return limit * (1 + way * 0.00015)
}

/** On the tick, at or beyond the threshold. NaN while nothing is open. */
function thresholdPrice(
  session: SessionRow,
  positions: PositionRow[],
  price: number,
  way: 1 | -1,
  szDecimals: number,
): number {
  const [held] = positions.filter(({ status }) => status === 'open')
  if (held === undefined) return NaN
  const size = add(...positions.map(openSizeOf))
  const helps = (held.side === 'long') === (way === 1)
  const percent = helps ? session.profitTarget : -session.lossThreshold
  const mark = fromNumber(price, 10)
  const left = subtract(
    divide(multiply(session.budget, percent), 100),
    pnlOf(session.budget, positions, mark).net,
  )
  const signed = held.side === 'long' ? size : subtract(0, size)
  // Closing costs a share of what it closes, whatever the side; it counts towards the loss.
  const closing = helps ? 0 : multiply(size, closingCost)
  const exact = divide(add(left, multiply(mark, signed)), subtract(signed, closing))
  if (compare(exact, 0) <= 0) return NaN
  return Number(roundPrice(exact, szDecimals, way === 1 ? 'up' : 'down'))
}
