// Trades by hand, requested over HTTP while the market moves: a stop is moved while it fills, an entry is cancelled
// while it fills, break-even is set while a target fills. After each, the books agree with the exchange's record in
// sizes, fees and money, nothing closed more than was held, and nothing was ever open without a stop.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { absolute, add, subtract } from '../../../contract/decimal.ts'
import type { DeskTrade } from '../../../contract/desk/trade.ts'
import { randomNumbers } from '../../../engine/random-numbers.ts'
import { type ApiWorld, type Client, startApiWorld } from '../../testing/worlds/api-world.ts'
import { newHand, priceAt, shown, trades } from '../../testing/desk-api.ts'
import { moneyOf, turnedAround, turnover, unguardedMoments } from '../../testing/routes/guarded.ts'
import type { Truth } from '../../testing/exchange/local-controls.ts'

/** Of all three kinds; set RACES for more, e.g. `RACES=500 npm run unit desk/trades/races`. Each race takes seconds. */
const races = Math.ceil(Number(process.env['RACES'] ?? 20) / 3)
const patience = { timeout: 60_000 + races * 15_000 }
const ended: DeskTrade['status'][] = ['cancelled', 'closed', 'stopped_out', 'took_profit']

let world: ApiWorld
let hand: Client
beforeAll(async () => {
  world = await startApiWorld()
  hand = await newHand(world, '100000')
  // Hundreds of races cost more than a day may lose by default.
  await hand.send('PUT', '/api/v1/risk-config', { daily_max_drawdown_percent: 100 })
})
afterAll(() => world.stop())

type Act = () => Promise<unknown>

const random = randomNumbers(2_027)

/** Runs all at once, in any order; a 5xx fails the test, a refusal does not. */
async function race(...acts: Act[]): Promise<void> {
  const look: Act = () => world.runner.runUser(hand.user.id)
  await Promise.all(
    [...acts, look, look].map(async (act) => {
      await sleep(random() * 60)
      await act()
    }),
  )
}

const request =
  (method: string, path: string, body?: object): Act =>
  async () => {
    const { status, body: answer } = await hand.send(method, `${trades}/${path}`, body)
    if (status >= 500) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`)
  }

const shock =
  (percent: number, withinMs: number): Act =>
  async () => {
    await sleep(random() * withinMs)
    await world.shock('BTC', percent)
  }

async function place(body: object): Promise<DeskTrade> {
  const { status, body: made } = await hand.send<DeskTrade>('POST', trades, {
    symbol: 'BTC_USDT',
    quantity: '0.02',
    ...body,
  })
  expect([status, made.message]).toEqual([201, undefined])
  return made
}

/** The orders and fills of this account since `before`. */
async function since(before: Truth): Promise<Truth> {
  const now = await world.truth(hand.wallet.address)
  const known = new Set(before.orders.map(({ order }) => order.cloid))
  return {
    ...now,
    orders: now.orders.filter(({ order }) => !known.has(order.cloid)),
    fills: now.fills.slice(before.fills.length),
  }
}

/** The trade once nothing is in progress; checks that an open one has one stop of its size. */
async function settled(id: string, before: Truth): Promise<DeskTrade> {
  const trade = await vi.waitFor(
    async () => {
      await world.runner.runUser(hand.user.id)
      const { body } = await hand.send<DeskTrade>('GET', `${trades}/${id}`)
      const { status, protection, orders } = body
      expect(ended.includes(status) || protection === 'on_exchange').toBe(true)
      const doubtful = orders.filter((order) => ['unknown', 'intent'].includes(order.status))
      expect(doubtful).toEqual([])
      const truth = await since(before)
      const { opened, closed } = turnover(truth.fills)
      expect(turnedAround(truth.fills)).toEqual([])
      const money = moneyOf(truth.fills)
      expect(body.pnl.fees).toBe(money.fees)
      const held = absolute(truth.account.assetPositions[0]?.position.szi ?? '0')
      expect([held, add(body.filled_quantity)]).toEqual([subtract(opened, closed), opened])
      expect(ended.includes(status)).toBe(held === '0')
      const realized = held === '0' ? body.pnl.realized : money.received
      expect(realized).toBe(money.received)
      const stops = truth.orders.filter(
        (order) => order.status === 'open' && order.order.orderType.startsWith('Stop'),
      )
      expect(stops.map(({ order }) => add(order.sz))).toEqual(held === '0' ? [] : [held])
      return body
    },
    { timeout: 30_000, interval: 50 },
  )
  expect(unguardedMoments(await since(before))).toEqual([])
  return trade
}

/** Closes what is left, so that the next race begins without positions. */
async function over(trade: DeskTrade): Promise<void> {
  if (!ended.includes(trade.status)) await request('DELETE', trade.id)()
  await shown(world, hand, trade.id, ({ status }) => expect(ended).toContain(status))
}

test(`${races} times: a stop is moved while it fills`, patience, async () => {
  const ends = new Set<string>()
  for (let number = 0; number < races; number++) {
    const up = number % 2 === 0 ? 1 : -1
    const before = await world.truth(hand.wallet.address)
    const { id } = await place({
      side: up === 1 ? 'buy' : 'sell',
      stop_loss_price: priceAt(world, -0.5 * up),
      take_profit: [{ price: priceAt(world, 4 * up) }],
    })
    // Half of the time the new stop is so tight that both may fill; otherwise it is far enough for either to happen
    // first.
    const price = priceAt(world, (number % 4 < 2 ? -0.3 : -2) * up)
    await race(request('PUT', `${id}/sl`, { price }), shock(-0.7 * up, 300))
    const trade = await settled(id, before)
    ends.add(trade.status)
    await over(trade)
  }
  expect(ends).toContain('stopped_out')
})

test(`${races} times: an entry is cancelled while it fills`, patience, async () => {
  const ends = new Set<string>()
  // Until some were cancelled and some filled first; otherwise nothing has raced.
  for (let number = 0; number < races || (ends.size < 2 && number < 50); number++) {
    const up = number % 2 === 0 ? 1 : -1
    const before = await world.truth(hand.wallet.address)
    const { id } = await place({
      side: up === 1 ? 'buy' : 'sell',
      entry_price: priceAt(world, -0.5 * up),
      stop_loss_price: priceAt(world, -3 * up),
      take_profit: [{ price: priceAt(world, 6 * up) }],
    })
    await race(request('DELETE', id), shock(-0.7 * up, 80))
    const trade = await settled(id, before)
    ends.add(trade.status)
    await over(trade)
  }
  expect(ends.size).toBeGreaterThan(1)
})

test(`${races} times: break-even while a target fills`, patience, async () => {
  for (let number = 0; number < races; number++) {
    const up = number % 2 === 0 ? 1 : -1
    const before = await world.truth(hand.wallet.address)
    const { id } = await place({
      side: up === 1 ? 'buy' : 'sell',
      stop_loss_price: priceAt(world, -1 * up),
      take_profit: [
        { price: priceAt(world, 2.5 * up), quantity: '0.01' },
        { price: priceAt(world, 5 * up), quantity: '0.01' },
      ],
      break_even: { enabled: true, trigger_percent: 0.5 },
    })
    await world.shock('BTC', 0.4 * up)
    const even: Act = async () => {
      // Refused when it has happened automatically already.
      await request('PUT', `${id}/breakeven`, { enabled: true, trigger_percent: 0 })()
    }
    await race(even, shock(2.3 * up, 200))
    await settled(id, before)
    await shown(world, hand, id, (trade) => {
      const gained = Number(trade.stop_loss_price) - Number(trade.average_entry)
      const isEven = trade.break_even.triggered && gained * up >= 0
      expect(isEven || ended.includes(trade.status)).toBe(true)
    })
    await over(await settled(id, before))
  }
})
