import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { add, compare, multiply, subtract } from '../../../../contract/decimal.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { EntityEvent } from '../../../../contract/live/live.ts'
import type { Reconciliation } from '../../../../contract/money/transfers.ts'
import { createFunds } from '../funds.ts'
import {
  type FundsWorld,
  type Person,
  startFundsWorld,
} from '../../../testing/worlds/funds-world.ts'
import { create } from '../../../testing/stories.ts'

let world: FundsWorld
beforeAll(async () => {
  world = await startFundsWorld()
})
afterAll(() => world.stop())

async function compared(person: Person): Promise<Reconciliation> {
  const { status, body } = await person.get<Reconciliation>('/user/reconciliation')
  expect(status).toBe(200)
  return body
}

/** A market order signed by the person's own wallet, so that it belongs to no session. */
async function trade(person: Person, isBuy: boolean, size: string, asset = 1): Promise<void> {
  const symbol = asset === 1 ? 'ETH' : 'BTC'
  const mark = world.ctx.exchange.mark(symbol)?.mark ?? '0'
  const limit = multiply(mark, isBuy ? '1.05' : '0.95').split('.')[0] ?? '0'
  await person.direct.order({
    orders: [
      { a: asset, b: isBuy, p: limit, s: size, r: false, t: { limit: { tif: 'FrontendMarket' } } },
    ],
    grouping: 'na',
  })
}

async function payFunding(hours: number): Promise<void> {
  const response = await fetch(`${world.url}/funding`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ hours }),
  })
  expect(response.status).toBe(200)
}

test('the books of a fresh account are its deposit, and nothing differs', async () => {
  const person = await world.person('500')
  expect(await compared(person)).toMatchObject({
    deposits: '500',
    sent: '0',
    realized: '0',
    expected: '500',
    equity: '500',
    difference: '0',
  })
})

/** Pseudo-random numbers, the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

test('the books agree to the last digit after a wild life', { timeout: 60_000 }, async () => {
  const [ann, bob] = await Promise.all([world.person('90000'), world.person('90000')])
  const next = draws(7)
  const deeds = [
    (person: Person) => trade(person, next() < 0.5, (0.001 + next() / 50).toFixed(4)),
    (person: Person) => trade(person, next() < 0.5, (0.001 + next() / 50).toFixed(5), 0),
    async (person: Person) => {
      const { address } = person === ann ? bob : ann
      await person.direct.usdSend({ destination: address, amount: (1 + next() * 20).toFixed(6) })
    },
    async (person: Person) => {
      const amount = (2 + next() * 9).toFixed(6)
      await person.direct.withdraw3({ destination: person.address, amount })
    },
    (person: Person) => world.faucet(person.address, (1 + next() * 50).toFixed(6)),
    () => payFunding(1),
    () => world.shock('ETH', next() * 2 - 1),
  ]
  const differences: string[] = []
  for (let step = 0; step < 60; step++) {
    const deed = deeds[Math.floor(next() * deeds.length)]
    await deed?.(next() < 0.5 ? ann : bob)
    if (step % 15 === 14) differences.push((await compared(step % 2 === 0 ? ann : bob)).difference)
  }
  expect(differences).toEqual(['0', '0', '0', '0'])
  for (const person of [ann, bob]) {
    const books = await compared(person)
    expect(books.difference).toBe('0')
    expect(compare(books.fees, 0)).toBe(1)
    const { items } = (
      await person.get<{ items: { amount: string }[] }>('/user/transactions?limit=200')
    ).body
    const moved = add(...items.map(({ amount }) => amount))
    const traded = subtract(add(books.realized, books.unrealized), books.fees)
    expect(subtract(books.equity, add(moved, traded))).toBe('0')
  }
})

test('rows that come late or twice change nothing, and raise no alarm', async () => {
  const person = await world.person('500')
  const told: EntityEvent[] = []
  const forget = world.ctx.bus.subscribe((stream, data) => {
    if (stream === `user.${person.id}.notifications`) told.push(data as EntityEvent)
  })
  for (const fault of ['F19', 'F19b']) {
    await person.direct.withdraw3({ destination: person.address, amount: '7' })
    await world.faucet(person.address, '3')
    await world.fail(fault, person.address, 3)
    expect((await compared(person)).difference).toBe('0')
  }
  expect((await compared(person)).equity).toBe('492')
  expect(told).toEqual([])
  forget()
})

test('a difference is an alarm: in the log, and told once to its owner', async () => {
  const person = await world.person('500')
  await compared(person)
  const logged: string[] = []
  const log = { ...world.ctx.log, error: (_data: object, message: string) => logged.push(message) }
  const funds = createFunds({ ...world.ctx, log, timing: { fresh: 0 } })
  const told: unknown[] = []
  const forget = world.ctx.bus.subscribe((stream, data) => {
    if (stream === `user.${person.id}.notifications`) told.push(data)
  })
  // A fill that never happened.
  await world.ctx.store.fills.insert({
    userId: person.id,
    tid: 1,
    symbol: 'BTC',
    at: Date.now() + 1,
    oid: 1,
    cloid: null,
    positionId: null,
    mandateId: null,
    isBuy: true,
    size: '1',
    price: '1',
    fee: '0.01',
    builderFee: '0',
    closedPnl: '0',
    direction: 'Open Long',
    isLiquidation: false,
  })
  expect((await funds.reconcile(person.id)).difference).toBe('0.01')
  expect(logged).toEqual(['the books differ from the exchange'])
  expect((await funds.reconcile(person.id)).difference).toBe('0.01')
  expect(logged).toHaveLength(2)
  expect(told).toHaveLength(1)
  forget()
})

test('while the exchange is away the last comparison stands, with its time', async () => {
  const person = await world.person('500')
  const before = await compared(person)
  const away = () => Promise.reject(new ServiceError('EXCHANGE_UNAVAILABLE', 'away'))
  const exchange = { ...world.ctx.exchange, account: away, wholeAccount: away }
  const funds = createFunds({ ...world.ctx, exchange, timing: { fresh: 0 } })
  expect(await funds.reconcile(person.id)).toEqual(before)
  const stranger = await world.person('1')
  await expect(funds.reconcile(stranger.id)).rejects.toMatchObject({ code: 'EXCHANGE_UNAVAILABLE' })
})

test('every account that trades is compared in the background', { timeout: 60_000 }, async () => {
  const person = await world.person('1000')
  await create(person)
  const funds = createFunds({ ...world.ctx, timing: { reconcile: 0, look: 100 } })
  funds.start()
  const row = await vi.waitFor(
    async () => {
      const found = await world.ctx.store.reconciliations.of(person.id)
      if (found === undefined) throw new Error('not compared yet')
      return found
    },
    { timeout: 30_000, interval: 100 },
  )
  await funds.stop()
  expect(compare(row.difference, 0)).toBe(0)
})
