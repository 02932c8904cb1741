// The API as a process of its own, killed without warning while a trade by hand is placed, moved, brought to
// break-even, cancelled or closed in whole or in part, also half filled. After each restart, books and exchange agree, and by the exchange's record nothing was
// open without a stop.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { absolute, add, compare, multiply, subtract } from '../../../contract/decimal.ts'
import type { DeskTrade } from '../../../contract/desk/trade.ts'
import { roundPrice } from '../../../engine/precision.ts'
import { randomNumbers } from '../../../engine/random-numbers.ts'
import { type RunningExchange, startExchange } from '../../../localnet/exchange/exchange.ts'
import { realismOf } from '../../../localnet/realism.ts'
import { type ApiProcess, startApiProcess } from '../../testing/api-process.ts'
import { type Client, approveTrading, sender, signIn } from '../../testing/worlds/api-world.ts'
import { trades } from '../../testing/desk-api.ts'
import { turnedAround, turnover, unguardedMoments } from '../../testing/routes/guarded.ts'
import { localControls } from '../../testing/exchange/local-controls.ts'
import { steadyMarket } from '../../testing/worlds/steady-market.ts'

/** Per step; set KILLS for more, e.g. `KILLS=50 npm run unit desk/trades/crash`. */
const kills = Number(process.env['KILLS'] ?? 1)
const rounds = Array.from({ length: kills }, (_, index) => index)
/** Milliseconds that a step takes, about. */
const stepMs = 250

const folder = mkdtempSync(join(tmpdir(), 'alura-desk-crash-'))
const wallet = privateKeyToAccount(generatePrivateKey())
const random = randomNumbers(2_028)
let exchange: RunningExchange
let api: ApiProcess
let hand: Client

beforeAll(async () => {
  exchange = await startExchange({
    port: 0,
    dataDir: join(folder, 'exchange'),
    market: steadyMarket(Date.now()),
    realism: realismOf(),
  })
  await startApi()
  await localControls(exchange.url).faucet(wallet.address, '100000')
  await approveTrading(hand, exchange.url)
}, 120_000)
afterAll(async () => {
  await api.stop()
  await exchange.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function startApi(): Promise<void> {
  api = await startApiProcess({
    DATA_DIR: join(folder, 'api'),
    EXCHANGE_PORT: String(exchange.port),
  })
  hand = await signIn(`http://127.0.0.1:${api.port}`, wallet)
}

const truth = () => localControls(exchange.url).truth(wallet.address)
const shock = (percent: number) => localControls(exchange.url).shock('BTC', percent)

async function priceAt(percent: number): Promise<string> {
  const { body } = await sender(exchange.url)<{ BTC: string }>('POST', '/info', { type: 'allMids' })
  return roundPrice(multiply(body.BTC, 1 + percent / 100), 5, 'down')
}

const latest = async (): Promise<DeskTrade | undefined> =>
  (await hand.send<{ items: DeskTrade[] }>('GET', `${trades}?limit=1`)).body.items[0]

/** The trade once nothing is in progress any more. */
async function settled(): Promise<DeskTrade | undefined> {
  return vi.waitFor(
    async () => {
      const trade = await latest()
      const orders = trade?.orders ?? []
      expect(orders.filter(({ status }) => status === 'unknown' || status === 'intent')).toEqual([])
      expect(trade?.status !== 'active' || trade.protection === 'on_exchange').toBe(true)
      expect(trade?.status).not.toBe('awaiting_reconciliation')
      const { fills, account, orders: sent } = await truth()
      expect(turnedAround(fills)).toEqual([])
      const { opened, closed } = turnover(fills)
      const held = absolute(account.assetPositions[0]?.position.szi ?? '0')
      expect(held).toBe(subtract(opened, closed))
      expect(held).toBe(trade?.status === 'active' ? add(trade.open_quantity) : '0')
      const stops = sent.filter(
        ({ status, order }) => status === 'open' && order.orderType.startsWith('Stop'),
      )
      const guarded = add('0', ...stops.map(({ order }) => order.sz))
      expect(compare(guarded, held)).toBeGreaterThanOrEqual(0)
      return trade
    },
    { timeout: 60_000, interval: 250 },
  )
}

/** Kills the process at a random time during the step, and starts it again. */
async function killDuring(step: () => Promise<unknown>): Promise<DeskTrade | undefined> {
  const under = step().catch(() => undefined)
  await sleep(random() * stepMs)
  await api.kill()
  await under
  await startApi()
  const trade = await settled()
  expect(unguardedMoments(await truth())).toEqual([])
  return trade
}

async function begin(entry: object): Promise<DeskTrade> {
  const [stop, target] = await Promise.all([priceAt(-2), priceAt(6)])
  const { status, body } = await hand.send<DeskTrade>('POST', trades, {
    symbol: 'BTC_USDT',
    side: 'buy',
    quantity: '0.02',
    stop_loss_price: stop,
    take_profit: [{ price: target }],
    break_even: { enabled: true, trigger_percent: 1 },
    ...entry,
  })
  expect([status, body.message]).toEqual([201, undefined])
  return body
}

/** Half of the entry fills; then the price moves away, and the rest waits. */
async function beginHalf(): Promise<DeskTrade> {
  for (;;) {
    const filled = async () => (await truth()).fills.length
    const before = await filled()
    await localControls(exchange.url).fail('F6', wallet.address, 1, 'order')
    const placing = begin({ entry_price: await priceAt(0.1) })
    const movesAway = vi.waitFor(async () => expect(await filled()).toBeGreaterThan(before), {
      timeout: 60_000,
      interval: 10,
    })
    await Promise.all([placing, movesAway.then(() => shock(1))])
    const part = await settled()
    if (part?.filled_quantity === '0.01') return part
    // The exchange was faster, and the other half has filled as well.
    await end()
  }
}

/** Checks that no position is held and no order rests. */
async function end(): Promise<void> {
  const trade = await latest()
  if (trade?.status === 'active' || trade?.status === 'pending') {
    await hand.send('DELETE', `${trades}/${trade.id}`)
  }
  const rests = async () => (await truth()).orders.filter(({ status }) => status === 'open')
  await vi.waitFor(
    async () => {
      expect((await truth()).account.assetPositions).toEqual([])
      expect(await rests()).toEqual([])
    },
    { timeout: 30_000 },
  )
}

test.for(rounds)('killed while placing, %i', async () => {
  const trade = await killDuring(() => begin({}))
  expect([undefined, 'active']).toContain(trade?.status)
  await end()
})

test.for(rounds)('killed while moving, %i', async () => {
  const { id } = await begin({})
  await settled()
  const price = await priceAt(-1)
  const trade = await killDuring(() => hand.send('PUT', `${trades}/${id}/sl`, { price }))
  expect(trade?.status).toBe('active')
  await end()
})

test.for(rounds)('killed while moving the stop of an entry that waits, %i', async () => {
  const { id } = await begin({ entry_price: await priceAt(-1) })
  const price = await priceAt(-1.6)
  await killDuring(() => hand.send('PUT', `${trades}/${id}/sl`, { price }))
  const { body } = await hand.send<DeskTrade>('GET', `${trades}/${id}`)
  // The entry is taken back before another takes its place.
  expect(['pending', 'cancelled']).toContain(body.status)
  await end()
})

test.for(rounds)('killed while changing targets, %i', async () => {
  const { id } = await begin({})
  await settled()
  const take_profit = [{ price: await priceAt(5), quantity: '0.01' }, { price: await priceAt(8) }]
  const trade = await killDuring(() => hand.send('PUT', `${trades}/${id}/tp`, { take_profit }))
  expect(trade?.status).toBe('active')
  expect([1, 2]).toContain(trade?.take_profit.filter((each) => each.status === 'pending').length)
  await end()
})

test.for(rounds)('killed while moving the stop of what has filled in part, %i', async () => {
  const { id } = await beginHalf()
  const price = await priceAt(-1.5)
  const trade = await killDuring(() => hand.send('PUT', `${trades}/${id}/sl`, { price }))
  expect([trade?.status, trade?.filled_quantity]).toEqual(['active', '0.01'])
  await end()
})

test.for(rounds)('killed while breaking even by hand, %i', async () => {
  const { id } = await begin({ break_even: { enabled: false } })
  await settled()
  await shock(1.5)
  const even = { enabled: true, trigger_percent: 0 }
  const trade = await killDuring(() => hand.send('PUT', `${trades}/${id}/breakeven`, even))
  expect(trade?.status).toBe('active')
  await end()
})

test.for(rounds)('killed while breaking even, %i', async () => {
  const { id } = await begin({})
  await settled()
  const trade = await killDuring(() => shock(1.5))
  expect(trade?.id).toBe(id)
  await vi.waitFor(async () => expect((await latest())?.break_even.triggered).toBe(true), {
    timeout: 60_000,
    interval: 250,
  })
  await settled()
  await end()
})

test.for(rounds)('killed while closing a part, %i', async () => {
  const { id } = await begin({})
  await settled()
  const close = () =>
    hand.send<DeskTrade>(
      'POST',
      `${trades}/${id}/close`,
      { percent: 50 },
      { 'idempotency-key': id },
    )
  const trade = await killDuring(close)
  expect(['0.01', '0.02']).toContain(trade?.open_quantity)
  // Asked again with the same key, it closes half once.
  const { status, body } = await close()
  expect([200, 409]).toContain(status)
  const unanswered = ['IDEMPOTENCY_IN_FLIGHT', 'IDEMPOTENCY_INTERRUPTED']
  expect([undefined, ...unanswered]).toContain(body.code)
  expect(['0.01', '0.02']).toContain((await settled())?.open_quantity)
  await end()
})

test.for(rounds)('killed while the entry fills in part, %i', async () => {
  await localControls(exchange.url).fail('F6', wallet.address, 1, 'order')
  const entry = await priceAt(0.1)
  const trade = await killDuring(() => begin({ entry_price: entry }))
  await localControls(exchange.url).fail('F6', wallet.address, 0, 'order')
  expect([undefined, 'pending', 'active']).toContain(trade?.status)
  await end()
})

test.for(rounds)('killed while closing a part of what has filled in part, %i', async () => {
  const { id } = await beginHalf()
  const trade = await killDuring(() =>
    hand.send('POST', `${trades}/${id}/close`, { quantity: '0.004' }),
  )
  expect([trade?.status, trade?.filled_quantity]).toEqual(['active', '0.01'])
  expect(['0.006', '0.01']).toContain(trade?.open_quantity)
  await end()
})

test.for(rounds)('killed while taking back, %i', async () => {
  const { id } = await begin({ entry_price: await priceAt(-1) })
  await killDuring(() => hand.send('DELETE', `${trades}/${id}`))
  // The list is of trades that live.
  const { body } = await hand.send<DeskTrade>('GET', `${trades}/${id}`)
  expect(['pending', 'cancelled']).toContain(body.status)
  await end()
})

test.for(rounds)('killed while closing what is open, %i', async () => {
  const { id } = await begin({})
  await settled()
  await killDuring(() => hand.send('DELETE', `${trades}/${id}`))
  const { body } = await hand.send<DeskTrade>('GET', `${trades}/${id}`)
  expect(['active', 'closed']).toContain(body.status)
  await end()
})

test.for(rounds)('killed while taking back an entry that has filled in part, %i', async () => {
  const { id } = await beginHalf()
  await killDuring(() => hand.send('DELETE', `${trades}/${id}`))
  const { body } = await hand.send<DeskTrade>('GET', `${trades}/${id}`)
  expect(['active', 'closed']).toContain(body.status)
  await end()
})
