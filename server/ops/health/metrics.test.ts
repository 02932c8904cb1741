// What /metrics tells of streams, books and the desk, read as Prometheus reads it.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newHand, priceAt, trades } from '../../testing/desk-api.ts'
import { type ApiWorld, startApiWorld } from '../../testing/worlds/api-world.ts'
import { readMetrics } from './metrics.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

/** The value of a line such as `alura_up{part="chain"}`; undefined when there is none. */
async function valueOf(name: string): Promise<number | undefined> {
  const { text } = await readMetrics(world.ctx)
  const line = text.split('\n').find((each) => each.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.slice(name.length))
}

test('the age of the streams of the market and of accounts, once they have told something', async () => {
  expect(await valueOf('alura_stream_age_seconds{stream="market"}')).toBeLessThan(60)
  expect(await valueOf('alura_stream_age_seconds{stream="user"}')).toBeUndefined()
  const { wallet } = await newHand(world)
  world.ctx.exchange.followAccounts([wallet.address])
  await vi.waitFor(async () => {
    expect(await valueOf('alura_streamed_accounts{state="followed"}')).toBe(1)
    expect(await valueOf('alura_streamed_accounts{state="told"}')).toBe(1)
    expect(await valueOf('alura_stream_age_seconds{stream="user"}')).toBeGreaterThanOrEqual(0)
  })
  world.ctx.exchange.followAccounts([])
  expect(await valueOf('alura_streamed_accounts{state="followed"}')).toBe(0)
})

test('the largest difference between books and exchange, whatever its sign', async () => {
  expect(await valueOf('alura_reconciliation_difference_usdc')).toBeUndefined()
  for (const difference of ['0.5', '-3.25', '0']) {
    const { user } = await newHand(world)
    await world.ctx.store.reconciliations.save({ userId: user.id, at: 1, difference, detail: {} })
  }
  expect(await valueOf('alura_reconciliation_difference_usdc')).toBe(3.25)
  expect(await valueOf('alura_reconciled_accounts')).toBe(3)
})

test('trades by hand that live, those that limits refused, and queues', async () => {
  const hand = await newHand(world)
  const trade = {
    symbol: 'BTC_USDT',
    side: 'buy',
    quantity: '0.02',
    stop_loss_price: priceAt(world, -2),
  }
  await hand.send('POST', trades, trade)
  await hand.send('POST', trades, { ...trade, entry_price: priceAt(world, -1) })
  expect(await valueOf('alura_desk_trades{state="open"}')).toBe(1)
  expect(await valueOf('alura_desk_trades{state="opening"}')).toBe(1)
  expect(await valueOf('alura_desk_trades{state="closing"}')).toBe(0)
  await hand.send('POST', trades, { ...trade, symbol: 'ETH_USDT', stop_loss_price: undefined })
  expect(await valueOf('alura_desk_trades_refused{rule="STOP_LOSS_REQUIRED"}')).toBe(1)
  for (const queue of ['messages', 'backtests', 'events']) {
    expect(await valueOf(`alura_queue_length{queue="${queue}"}`)).toBe(0)
  }
})
