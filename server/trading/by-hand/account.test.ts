import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compare, multiply } from '../../../contract/decimal.ts'
import type { AssetCloseResult } from '../../../contract/trading/account.ts'
import type { TradingKey } from '../../../contract/people/auth.ts'
import type { Reconciliation } from '../../../contract/money/transfers.ts'
import { type FundsWorld, type Person, startFundsWorld } from '../../testing/worlds/funds-world.ts'
import { steadyMarket } from '../../testing/worlds/steady-market.ts'
import { closedRow, create, heldSize, openPosition } from '../../testing/stories.ts'

let world: FundsWorld
beforeAll(async () => {
  world = await startFundsWorld({ market: steadyMarket(Date.now() + 600_000) })
  world.runner.start()
})
afterAll(() => world.stop())

/** An order that the wallet signs itself, so that it belongs to no session. */
async function buy(person: Person, asset: number, symbol: string, size: string): Promise<void> {
  const mark = world.ctx.exchange.mark(symbol)?.mark ?? '0'
  const limit = multiply(mark, '1.05').split('.')[0] ?? '0'
  await person.direct.order({
    orders: [
      { a: asset, b: true, p: limit, s: size, r: false, t: { limit: { tif: 'FrontendMarket' } } },
    ],
    grouping: 'na',
  })
}

describe('fills', () => {
  test('that no session owns are synced too, and counted once', async () => {
    const person = await world.person('1000')
    await buy(person, 1, 'ETH', '0.01')
    const first = await person.post('/user/fills/sync')
    expect(first).toMatchObject({ status: 200, body: { newFills: 1 } })
    expect(await person.post('/user/fills/sync')).toMatchObject({ body: { newFills: 0 } })
  })
})

describe('closing by market', () => {
  test('closes what was opened by hand, and takes no builder fee for it', async () => {
    const person = await world.person('1000')
    await buy(person, 1, 'ETH', '0.01')
    const { status, body } = await person.post('/user/close-position', { assetIndex: 1 })
    expect([status, body]).toEqual([200, { symbol: 'ETH', result: 'closed' }])
    expect(compare(await heldSize(world, person, 'ETH'), 0)).toBe(0)
    const fills = await world.ctx.exchange.fillsSince(person.address, 0)
    expect(fills.map(({ builderFee }) => builderFee)).toEqual(['0', '0'])
    const again = await person.post('/user/close-position', { assetIndex: 1 })
    expect([again.status, again.body.code]).toEqual([409, 'POSITION_NOT_OPEN'])
    expect((await person.post('/user/close-position', { assetIndex: 999 })).status).toBe(404)
  })

  test(
    'closes a session’s position by its own path, and what lies beside it too',
    { timeout: 60_000 },
    async () => {
      const person = await world.person('2000')
      const session = await create(person)
      const position = await openPosition(person, session)
      await buy(person, 0, 'BTC', '0.002')
      const { body } = await person.post<AssetCloseResult>('/user/close-position', {
        assetIndex: 0,
      })
      expect(body.result).toBe('closed')
      const row = await closedRow(person, position)
      expect(row.closeReason).toBe('manual')
      expect(row.exitSize).toBe(row.entrySize)
      const books = await person.get<Reconciliation>('/user/reconciliation')
      expect(books.body.difference).toBe('0')
    },
  )

  test('all at once tells of each market', async () => {
    const person = await world.person('2000')
    expect((await person.post('/user/close-all-positions')).body).toEqual({ results: [] })
    await buy(person, 1, 'ETH', '0.01')
    await buy(person, 0, 'BTC', '0.002')
    const { body } = await person.post<{ results: AssetCloseResult[] }>('/user/close-all-positions')
    expect(new Map(body.results.map(({ symbol, result }) => [symbol, result]))).toEqual(
      new Map([
        ['BTC', 'closed'],
        ['ETH', 'closed'],
      ]),
    )
    expect((await person.ctx.exchange.account(person.address)).positions).toEqual([])
  })

  test('without an approved agent says why it could not', async () => {
    const person = await world.person('2000')
    await buy(person, 1, 'ETH', '0.01')
    await world.fail('F21', person.address)
    const { body } = await person.post<AssetCloseResult>('/user/close-position', { assetIndex: 1 })
    expect(body).toMatchObject({ symbol: 'ETH', result: 'failed' })
    expect(body.message).toMatch(/does not exist/)
  })
})

test('signing out everywhere ends every token', async () => {
  const person = await world.person('10')
  expect((await person.get('/user/profile')).status).toBe(200)
  expect(await person.post('/user/sign-out-everywhere')).toMatchObject({
    status: 200,
    body: { ok: true },
  })
  expect((await world.ctx.store.users.byId(person.id))?.tokenEpoch).toBe(1)
})

describe('the trading key', () => {
  const keyOf = async (person: Person) =>
    (await person.get<TradingKey>('/auth/evm/trading-key')).body

  test('is replaced on request: another address, and nothing left of the old one', async () => {
    const person = await world.person('1000')
    const before = await keyOf(person)
    expect(before.approved).toBe(true)
    const old = await world.ctx.store.agentKeys.currentOf(person.id)
    const { status, body } = await person.post<TradingKey>('/auth/evm/trading-key/rotate')
    expect(status).toBe(200)
    expect(body.agentAddress).not.toBe(before.agentAddress)
    expect(body).toMatchObject({ approved: false, validUntil: null })
    expect(old?.ciphertext).toMatch(/^v1\./)
    const again = await keyOf(person)
    expect(again.agentAddress).toBe(body.agentAddress)
  })

  test('that was approved once and is no more is never offered again', async () => {
    const person = await world.person('1000')
    const addresses = new Set<string>()
    for (let round = 0; round < 5; round++) {
      const key = await keyOf(person)
      expect(key.approved).toBe(round === 0)
      const agentAddress = key.agentAddress as `0x${string}`
      addresses.add(agentAddress)
      if (round > 0) await person.direct.approveAgent({ agentAddress, agentName: key.agentName })
      expect((await keyOf(person)).approved).toBe(true)
      await world.fail('F21', person.address)
    }
    expect(addresses.size).toBe(5)
  })

  test('stays while a session trades with it, and is replaced when it may not trade any more', async () => {
    const person = await world.person('1000')
    await create(person)
    const refused = await person.post('/auth/evm/trading-key/rotate')
    expect([refused.status, refused.body.code]).toEqual([409, 'SESSION_RUNNING'])
    await world.fail('F21', person.address)
    expect((await person.post('/auth/evm/trading-key/rotate')).status).toBe(200)
  })
})

test('the equity curve has a step where money came in, and no profit from it', async () => {
  const person = await world.person('1000')
  await world.faucet(person.address, '500')
  interface Equity {
    points: { equity: string; pnl: string }[]
    steps: { amount: string; kind: string }[]
  }
  const { status, body } = await person.get<Equity>('/user/equity?period=24h')
  expect(status).toBe(200)
  expect(body.points.at(-1)).toMatchObject({ equity: '1500', pnl: '0' })
  expect(body.points.every(({ pnl }) => compare(pnl, 0) === 0)).toBe(true)
  expect(body.steps.map(({ amount, kind }) => [amount, kind])).toContainEqual(['500', 'deposit'])
})
