import { appendFileSync, readFileSync, readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { balanced, imbalanceOf, unexplainedValue } from '../testing/reconcile.ts'
import { builder, newTrader, newWallet, price, startWorld } from '../testing/world.ts'
import type { Trader, World } from '../testing/world.ts'

const markets = [
  { asset: 0, coin: 'BTC', decimals: 4 },
  { asset: 1, coin: 'ETH', decimals: 3 },
  { asset: 4, coin: 'DOGE', decimals: 0 },
]
const people = 3
let world: World
let traders: Trader[]
beforeAll(async () => {
  world = await startWorld()
  traders = await Promise.all(
    Array.from({ length: people }, () => newTrader(world.exchange.url, '3000')),
  )
  for (const trader of traders) {
    await trader.master.approveBuilderFee({ builder, maxFeeRate: '0.1%' })
  }
})
afterAll(() => world.stop())

const who = fc.nat({ max: people - 1 })
const cents = fc.integer({ min: 1, max: 400_000_000 }).map((micro) => (micro / 1e6).toFixed(6))
const moves = fc.oneof(
  fc.record({ do: fc.constant('send' as const), who, to: who, amount: cents }),
  fc.record({ do: fc.constant('sendNew' as const), who, amount: cents }),
  fc.record({ do: fc.constant('withdraw' as const), who, amount: cents }),
  fc.record({ do: fc.constant('faucet' as const), who, amount: cents }),
)
const trades = fc.record({
  do: fc.constant('trade' as const),
  who,
  market: fc.nat({ max: 2 }),
  buy: fc.boolean(),
  usdc: fc.integer({ min: 20, max: 9_000 }),
  fee: fc.nat({ max: 100 }),
})
const weather = fc.oneof(
  fc.record({ do: fc.constant('funding' as const), hours: fc.integer({ min: 1, max: 24 }) }),
  fc.record({
    do: fc.constant('shock' as const),
    market: fc.nat({ max: 2 }),
    percent: fc.integer({ min: -35, max: 35 }),
  }),
)
const step = fc.oneof(
  { arbitrary: trades, weight: 8 },
  { arbitrary: moves, weight: 8 },
  { arbitrary: weather, weight: 4 },
  { arbitrary: fc.record({ do: fc.constant('restart' as const) }), weight: 1 },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function traderOf(index: number): Trader {
  const trader = traders[index]
  if (trader === undefined) throw new Error(`no trader ${index}`)
  return trader
}

/** Many steps are refused for lack of money; a refusal must not move anything. */
async function take(one: Step): Promise<void> {
  switch (one.do) {
    case 'trade':
      return trade(one)
    case 'send':
      await traderOf(one.who).master.usdSend({
        destination: traderOf(one.to).user,
        amount: one.amount,
      })
      return
    case 'sendNew':
      await traderOf(one.who).master.usdSend({
        destination: newWallet().address,
        amount: one.amount,
      })
      return
    case 'withdraw':
      await traderOf(one.who).master.withdraw3({
        destination: newWallet().address,
        amount: one.amount,
      })
      return
    case 'faucet':
      await world.control('/faucet', { address: traderOf(one.who).user, usdc: one.amount })
      return
    case 'funding':
      await world.control('/funding', { hours: one.hours })
      return
    case 'shock':
      await world.control('/shock', { coin: markets[one.market]?.coin ?? '', percent: one.percent })
      return
    case 'restart':
      await world.restart()
  }
}

async function trade({ who: index, market, buy, usdc, fee }: Extract<Step, { do: 'trade' }>) {
  const { asset, coin, decimals } = markets[market] ?? { asset: 1, coin: 'ETH', decimals: 3 }
  const trader = traderOf(index)
  const mid = await trader.mid(coin)
  const order = {
    a: asset,
    b: buy,
    p: price(mid * (buy ? 1.04 : 0.96)),
    s: (usdc / mid).toFixed(decimals),
    r: false,
    t: { limit: { tif: 'Ioc' as const } },
  }
  const built = fee > 0 ? { builder: { b: builder, f: fee } } : {}
  await trader.trade.order({ orders: [order], grouping: 'na', ...built })
}

test('whatever is traded, sent, withdrawn, charged or crashed, not a millionth is lost or made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      for (const one of steps) await take(one).catch(() => undefined)
      expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
    }),
    { numRuns: 12 },
  )
  // The same check from outside, only by the protocol.
  for (const { user } of traders) expect(await unexplainedValue(world.info, user)).toBe('0')
})

test('the books tell a cent that is missing', async () => {
  await world.exchange.stop()
  const [journal = ''] = readdirSync(world.dataDir)
  const path = `${world.dataDir}/${journal}`
  const puts = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { put: [string, string, { cash: string }][] }).put)
  const [, key = '', account] = puts.findLast(([table]) => table === 'account') ?? []
  const robbed = { ...account, cash: `${Number(account?.cash) - 0.01}` }
  appendFileSync(path, `${JSON.stringify({ at: Date.now(), put: [['account', key, robbed]] })}\n`)
  await world.restart()
  const { difference, unexplained } = await imbalanceOf(world.exchange.url)
  expect(Number(difference)).toBeCloseTo(0.01, 6)
  expect(unexplained.map(({ user }) => user)).toEqual([key])
})
