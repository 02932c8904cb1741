import { expect, test } from 'vitest'
import { add, subtract, toNumber } from '../../contract/decimal.ts'
import { randomNumbers } from '../random-numbers.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'
import type { Bars } from '../types.ts'
import type { BacktestMarket, BacktestTerms, ProgramMoment } from './backtest.ts'
import { backtestProgram } from './backtest.ts'
import type { OrderRefusal, ProgramWish } from './orders.ts'

const hour = 3_600_000
const start = Date.UTC(2026, 0, 1)
const limits = { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' }
const free = { takerFee: '0', slippage: '0', fundingHourly: '0' }

/** [open, high, low, close] by the hour. */
function bars(...rows: readonly (readonly [number, number, number, number])[]): Bars {
  const column = (at: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[at])
  return {
    interval: '1h',
    t: Float64Array.from(rows, (_, i) => start + i * hour),
    o: column(0),
    h: column(1),
    l: column(2),
    c: column(3),
    v: Float64Array.from(rows, () => 1),
  }
}

const flatBar = [100, 100, 100, 100] as const

function run(
  markets: Bars | BacktestMarket[],
  decide: (moment: ProgramMoment, run: number) => readonly ProgramWish[],
  more: Partial<BacktestTerms> = {},
) {
  const refusals: OrderRefusal[] = []
  const equities: number[] = []
  let runs = 0
  const account = backtestProgram(
    {
      markets: Array.isArray(markets) ? markets : [{ symbol: 'BTC', bars: markets, limits }],
      balance: '1000',
      costs: free,
      leverage: 10,
      from: 0,
      ...more,
    },
    {
      decide: (moment) => decide(moment, runs++),
      refused: (_, refusal) => refusals.push(refusal),
      equity: (_, equity) => equities.push(equity),
    },
  )
  return { account, refusals, equities, runs }
}

const buy = (quantity: number, more = {}): ProgramWish => ({
  action: 'buy',
  symbol: 'BTC',
  quantity,
  ...more,
})
const first =
  (...wishes: ProgramWish[]) =>
  (_: unknown, at: number) =>
    at === 0 ? wishes : []

test('an order fills at the next open, not at the close that decided it', () => {
  const { account } = run(bars(flatBar, [110, 130, 110, 120], [120, 125, 115, 125]), first(buy(1)))
  expect(account.trades).toMatchObject([
    { side: 'long', entryPrice: '110', exitPrice: '125', net: '15', cause: 'end' },
  ])
})

test('fees, slippage and funding are taken from every fill and every hour', () => {
  const { account } = run(
    bars(flatBar, flatBar, flatBar, flatBar),
    (_, at) =>
      at === 0 ? [buy(1)] : at === 2 ? [{ action: 'close', symbol: 'BTC', fraction: 1 }] : [],
    { costs: { takerFee: '0.001', slippage: '0.01', fundingHourly: '0.0001' } },
  )
  // Bought at 101, sold at 99; two hours of funding on 100.
  expect(account.trades).toMatchObject([
    {
      entryPrice: '101',
      exitPrice: '99',
      gross: '-2',
      fees: '0.2',
      funding: '-0.02',
      net: '-2.22',
    },
  ])
  expect(account.cash).toBe('997.78')
})

test.each([
  ['the stop first when both lie in one bar', [100, 120, 80, 100], '90', 'stop'],
  ['the target when only it is reached', [100, 120, 95, 100], '115', 'target'],
  ['a gap beyond the stop at the open', [85, 86, 80, 85], '85', 'stop'],
  ['a gap beyond the target at the open', [118, 119, 117, 118], '118', 'target'],
] as const)('a bar meets %s', (_, bar, exitPrice, cause) => {
  const { account } = run(bars(flatBar, flatBar, bar), first(buy(1, { stop: 90, target: 115 })))
  expect(account.trades).toMatchObject([{ exitPrice, cause }])
})

test('a short’s stop lies above and its target below', () => {
  const sell: ProgramWish = { action: 'sell', symbol: 'BTC', quantity: 1, stop: 110, target: 80 }
  const up = run(bars(flatBar, flatBar, [100, 120, 70, 100]), first(sell))
  expect(up.account.trades).toMatchObject([{ side: 'short', exitPrice: '110', net: '-10' }])
  const down = run(bars(flatBar, flatBar, [100, 105, 70, 100]), first(sell))
  expect(down.account.trades).toMatchObject([{ exitPrice: '80', net: '20', cause: 'target' }])
})

test('orders add, reduce, close in part and turn around', () => {
  const { account } = run(
    bars(
      flatBar,
      flatBar,
      [120, 120, 120, 120],
      [130, 130, 130, 130],
      [140, 140, 140, 140],
      [100, 100, 100, 100],
    ),
    (_, at) =>
      ([
        [buy(1)],
        [buy(1)],
        [{ action: 'close', symbol: 'BTC', fraction: 0.5 }],
        [{ action: 'sell', symbol: 'BTC', quantity: 2 }],
      ][at] as ProgramWish[] | undefined) ?? [],
  )
  // 1 at 100 and 1 at 120; 1 out at 130, 1 out at 140 and 1 short from there to 100.
  expect(account.trades).toMatchObject([
    { side: 'long', quantity: '2', entryPrice: '110', exitPrice: '135', net: '50' },
    { side: 'short', quantity: '1', entryPrice: '140', exitPrice: '100', net: '40' },
  ])
})

test('the whole account backs a position, and no more than it', () => {
  const { account, runs } = run(
    bars(flatBar, flatBar, [100, 100, 50, 60], flatBar),
    first(buy(390, { leverage: 40 })),
  )
  // 1000 + 390 × (p − 100) = 390 × p ÷ 80
  const price = 38_000 / (390 * (1 - 1 / 80))
  expect(account.trades).toMatchObject([{ cause: 'liquidation' }])
  expect(toNumber(account.trades[0]?.exitPrice ?? '0')).toBeCloseTo(price, 8)
  expect(runs).toBe(4)
})

test('a stop nearer than the liquidation is met first', () => {
  const { account } = run(
    bars(flatBar, flatBar, [100, 100, 50, 60]),
    first(buy(390, { leverage: 40, stop: 99 })),
  )
  expect(account.trades).toMatchObject([{ cause: 'stop', exitPrice: '99' }])
})

test.each([
  [buy(0.05), { refusal: 'below_minimum', notional: '5', minimum: '10' }],
  [buy(1, { leverage: 41 }), { refusal: 'leverage_exceeded', leverage: 41, limit: 40 }],
  [buy(101), { refusal: 'insufficient_margin', needed: '1010', free: '1000' }],
  [buy(1, { stop: 101 }), { refusal: 'stop_on_wrong_side', stop: '101', price: '100' }],
  [buy(1, { target: 99 }), { refusal: 'target_on_wrong_side', target: '99', price: '100' }],
  [{ action: 'close', symbol: 'BTC', fraction: 1 } as const, { refusal: 'nothing_to_close' }],
])('what the exchange would refuse is refused: %o', (wish, refusal) => {
  const { refusals, account } = run(bars(flatBar, flatBar), first(wish))
  expect(refusals).toEqual([refusal])
  expect(account.trades).toEqual([])
})

test('two markets share one account: an order on its way binds its margin', () => {
  const eth = { symbol: 'ETH', bars: bars(flatBar, flatBar), limits }
  const { refusals } = run(
    [{ symbol: 'BTC', bars: bars(flatBar, flatBar), limits }, eth],
    first(buy(60), { action: 'buy', symbol: 'ETH', quantity: 60 }),
  )
  expect(refusals).toEqual([{ refusal: 'insufficient_margin', needed: '600', free: '400' }])
})

test('bars before the start are history: the program does not run on them', () => {
  const { runs } = run(bars(flatBar, flatBar, flatBar), () => [], { from: start + 2 * hour })
  expect(runs).toBe(1)
})

test('whatever it does, the trades add up to the change of the cash, and equity ends there', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = randomNumbers(seed)
    const market = (symbol: string, at: number) => ({
      symbol,
      bars: syntheticBars(seed * 10 + at, 400, '1h'),
      limits: { ...limits, szDecimals: at },
    })
    const { account, equities } = run(
      [market('BTC', 5), market('ETH', 4)],
      ({ symbol, markets }) => {
        const price = markets.find((seen) => seen.symbol === symbol)?.price ?? 1
        const side = random() < 0.5 ? 1 : -1
        const level = (share: number) => price * (1 + side * share)
        if (random() < 0.6) return []
        if (random() < 0.3) return [{ action: 'close', symbol, fraction: random() || 1 }]
        return [
          {
            action: side === 1 ? 'buy' : 'sell',
            symbol,
            quantity: (random() * 3_000) / price,
            ...(random() < 0.5 ? { stop: level(-0.01) } : {}),
            ...(random() < 0.5 ? { target: level(0.01) } : {}),
          },
        ]
      },
      { costs: { takerFee: '0.00045', slippage: '0.0005', fundingHourly: '0.0000125' } },
    )
    expect(account.positions.size).toBe(0)
    expect(account.trades.length).toBeGreaterThan(5)
    const sum = add(...account.trades.map(({ net }) => net))
    const change = subtract(account.cash, '1000')
    expect(Math.abs(toNumber(subtract(sum, change)))).toBeLessThan(1e-9)
    const costs = subtract(account.funding, account.fees)
    const gross = add(...account.trades.map((trade) => trade.gross))
    expect(Math.abs(toNumber(subtract(add(gross, costs), change)))).toBeLessThan(1e-9)
    expect(Math.abs(toNumber(account.cash) - (equities.at(-1) ?? 0))).toBeLessThan(50)
  }
})

test('what comes later changes nothing that came before', () => {
  const whole = syntheticBars(7, 300, '1h')
  const cut: Bars = {
    ...whole,
    t: whole.t.slice(0, 200),
    o: whole.o.slice(0, 200),
    h: whole.h.slice(0, 200),
    l: whole.l.slice(0, 200),
    c: whole.c.slice(0, 200),
    v: whole.v.slice(0, 200),
  }
  const decide = ({ markets }: ProgramMoment, at: number): ProgramWish[] =>
    at % 7 === 0
      ? [buy(0.01)]
      : (markets[0]?.quantity ?? 0) > 0.02
        ? [{ action: 'close', symbol: 'BTC', fraction: 1 }]
        : []
  const [long, short] = [run(whole, decide), run(cut, decide)]
  expect(long.equities.slice(0, 200)).toEqual(short.equities)
  const finished = short.account.trades.filter(({ cause }) => cause !== 'end')
  expect(long.account.trades.slice(0, finished.length)).toEqual(finished)
})
