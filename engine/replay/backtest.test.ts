import { expect, test } from 'vitest'
import { backtest } from './backtest.ts'
import { sliceBars } from '../signals/bars.ts'
import type { Rehearsal } from './rehearsal.ts'
import { createTape } from './tape.ts'
import {
  type Prices,
  handMade,
  historyLength,
  noCosts,
  rehearsal,
  roughBars,
  usualCosts,
} from '../testing/rehearsals.ts'
import { signal } from '../signals/signal.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'

const calm: Prices = [1000, 1001, 999, 1000]
const start = historyLength

function run(
  session: readonly Prices[],
  change: Partial<Rehearsal> = {},
  trend: 'rising' | 'falling' = 'rising',
) {
  return backtest({ ...rehearsal(change), tape: handMade(session, trend), start })
}

function onlyTrade(result: ReturnType<typeof backtest>) {
  const [trade] = result.trades
  if (trade === undefined || result.trades.length > 1) throw new Error(JSON.stringify(result))
  return trade
}

test('enters at the open after the signal, worse by the slippage', () => {
  const long = onlyTrade(
    run([[1002, 1003, 1001, 1002]], { costs: { ...noCosts, slippage: '0.001' } }),
  )
  expect(long).toMatchObject({ side: 'long', size: '0.5', entryPrice: '1003.002' })
  expect(long.openedAt).toBe(start * 60_000)
  const short = onlyTrade(
    run([[998, 999, 997, 998]], { costs: { ...noCosts, slippage: '0.001' } }, 'falling'),
  )
  expect(short).toMatchObject({ side: 'short', size: '0.5', entryPrice: '997.002' })
})

test('sizes and brackets an entry from the close before it, like the live runner', () => {
  const trade = onlyTrade(run([[1005, 1020, 1004, 1019]]))
  expect(trade).toMatchObject({ size: '0.5', exitPrice: '1020', reason: 'take_profit' })
})

test('resolves the stop before the target inside one bar', () => {
  const both: Prices = [1000, 1030, 980, 1000]
  expect(onlyTrade(run([calm, both]))).toMatchObject({ reason: 'stop_loss', exitPrice: '990' })
  expect(onlyTrade(run([both]))).toMatchObject({ reason: 'stop_loss', exitPrice: '990' })
  expect(onlyTrade(run([calm, both], {}, 'falling'))).toMatchObject({
    reason: 'stop_loss',
    exitPrice: '1010',
  })
})

test('takes the target where the stop is not touched, at its price less slippage', () => {
  const costs = { ...noCosts, slippage: '0.001' }
  const trade = onlyTrade(run([calm, [1000, 1030, 991, 1000]], { costs }))
  expect(trade).toMatchObject({ reason: 'take_profit', exitPrice: '1018.98' })
  expect(trade.closedAt).toBe((start + 2) * 60_000 - 1)
})

test('fills a stop and a target that the open jumped over at the open', () => {
  const down = onlyTrade(run([calm, [970, 975, 960, 965]]))
  expect(down).toMatchObject({ reason: 'stop_loss', exitPrice: '970' })
  expect(down.closedAt).toBe((start + 1) * 60_000)
  const up = onlyTrade(run([calm, [1050, 1060, 900, 950]]))
  expect(up).toMatchObject({ reason: 'take_profit', exitPrice: '1050' })
})

test('pays both fees on both sides', () => {
  const costs = { ...noCosts, takerFee: '0.00045', builderFee: '0.0001' }
  const result = run([calm, [1000, 1030, 999, 1000]], { costs })
  // 0.5 × (1000 + 1020) × 0.00055
  expect(onlyTrade(result).pnl).toEqual({
    realized: '10',
    unrealized: '0',
    fees: '0.5555',
    funding: '0',
    net: '9.4445',
    netPct: 9.4445,
  })
  expect(result.pnl.net).toBe('9.4445')
})

test.each([
  ['rising', '0.001', '-0.5'],
  ['falling', '0.001', '0.5'],
  ['rising', '-0.001', '0.5'],
] as const)(
  'of a %s market at a rate of %s receives funding of %s an hour',
  (trend, rate, funding) => {
    const session = Array.from({ length: 30 }, () => calm)
    const result = run(session, { costs: { ...noCosts, fundingRateHourly: rate } }, trend)
    // The session starts at 01:40 and its bars end at 02:10.
    expect(onlyTrade(result).pnl.funding).toBe(funding)
  },
)

test('ends with its duration, at the open of the bar that begins then', () => {
  const session = [calm, calm, calm, [1003, 1004, 999, 1000], calm] as const
  const result = run(session, { durationMs: 180_000 })
  expect(result.endReason).toBe('duration')
  expect(result.endedAt - result.startedAt).toBe(180_000)
  expect(onlyTrade(result)).toMatchObject({ reason: 'session_end', exitPrice: '1003' })
})

test('says that the bars ran out, and counts what is open at the last close', () => {
  const result = run([calm, [1000, 1002, 999, 1001]])
  expect(result.endReason).toBeNull()
  expect(result.pnl.net).toBe('0.5')
})

test('ends where the net result crosses the loss threshold, and pays to get out', () => {
  const contract = { ...rehearsal().contract, lossThreshold: 4 }
  const costs = { ...noCosts, takerFee: '0.001' }
  const result = run([calm, [1000, 1001, 980, 990]], { contract, costs })
  expect(result.endReason).toBe('loss_threshold')
  // −0.5 of fees, −2.978 of price, and 0.00105 × 497.02 for closing make −4. It costs 0.001 × 497.02 here.
  const { exitPrice } = onlyTrade(result)
  expect(Number(exitPrice)).toBeCloseTo(993 / (1 - 0.00105), 6)
  expect(Number(result.pnl.net)).toBeCloseTo(-4 + 0.00005 * 497.022, 4)
})

test('ends where the net result crosses the profit target', () => {
  const contract = { ...rehearsal().contract, profitTarget: 4 }
  const costs = { ...noCosts, takerFee: '0.001' }
  const result = run([calm, [1000, 1030, 999, 990]], { contract, costs })
  expect(result.endReason).toBe('profit_target')
  expect(onlyTrade(result)).toMatchObject({ reason: 'session_end', exitPrice: '1009' })
  expect(result.pnl.net).toBe('3.4955')
})

test('liquidates where the account is worth less than its maintenance margin', () => {
  const planned = {
    ...rehearsal().plan,
    leverage: 20,
    stopLossPct: 40,
    notionalPerPosition: '2000',
  }
  const contract = { ...rehearsal().contract, lossThreshold: 100 }
  const result = run([calm, [1000, 1001, 940, 950]], { plan: planned, contract, wallet: '110' })
  expect(result.endReason).toBe('liquidated')
  // 2p − 2000 + 110 = 2p ÷ 80
  expect(Number(onlyTrade(result).exitPrice)).toBeCloseTo(1890 / (2 * (1 - 1 / 80)), 9)
  expect(onlyTrade(result).reason).toBe('liquidated')
})

test('opens nothing across a hole in the bars', () => {
  const { bars } = handMade([calm, calm])
  const late = bars.t.map((t, index) => (index < start ? t : t + 30_000))
  const tape = createTape({ ...bars, t: late }, ['1m'])
  const result = backtest({ ...rehearsal(), tape, start })
  expect(result.refusals).toEqual({ stale_price: 1 })
})

test('tells why there was no trade', () => {
  const strategy = { ...rehearsal().strategy, entryThreshold: 1.01 }
  const result = run([calm, calm, calm, calm], { strategy, durationMs: 150_000 })
  expect(result).toMatchObject({ trades: [], endReason: 'duration' })
  expect(result.refusals).toEqual({ signal_below_threshold: 2, session_expired: 1 })
})

test('knows nothing of later bars', () => {
  const bars = roughBars(3, 900)
  const quick = rehearsal({
    contract: { budget: '100', profitTarget: 50, lossThreshold: 90, maxPositions: 3 },
    costs: usualCosts,
    strategy: { ...rehearsal().strategy, intervals: ['1m', '5m'], exitScore: 0.3, cooldownMs: 0 },
  })
  const replayed = (length: number) =>
    backtest({ ...quick, tape: createTape(sliceBars(bars, 0, length), ['1m', '5m']), start: 400 })
  const whole = replayed(900)
  expect(whole.trades.length).toBeGreaterThan(5)
  for (let length = 402; length < 900; length += 61) {
    const known = bars.t[length - 1] ?? NaN
    const part = replayed(length)
    const before = ({ closedAt }: { closedAt: number }) => closedAt < known
    expect(part.trades.filter(before)).toEqual(whole.trades.filter(before))
    const points = part.equity.slice(0, -2)
    expect(points).toEqual(whole.equity.slice(0, points.length))
  }
})

test('shows evaluate() the signals that the live runner would compute', () => {
  const bars = syntheticBars(5, 400)
  const tape = createTape(bars, ['1m'])
  let looks = 0
  backtest({
    ...rehearsal(),
    tape,
    start: 320,
    onLook({ now, market }) {
      const closed = bars.t.filter((t) => t + 60_000 <= now).length
      expect(market.signals).toEqual([signal(sliceBars(bars, 0, closed))])
      looks++
    },
  })
  expect(looks).toBeGreaterThan(1)
})

test('refuses a start outside the bars, and a tape of other intervals', () => {
  const tape = handMade([calm])
  expect(() => backtest({ ...rehearsal(), tape, start: 0 })).toThrow(RangeError)
  expect(() => backtest({ ...rehearsal(), tape, start: start + 1 })).toThrow(RangeError)
  const other = createTape(tape.bars, ['1m', '5m'])
  expect(() => backtest({ ...rehearsal(), tape: other, start })).toThrow(RangeError)
})
