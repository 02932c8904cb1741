import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { add, compare, subtract } from '../../../contract/decimal.ts'
import type { Transaction } from '../../../contract/money/transfers.ts'
import { type FundsWorld, type Person, startFundsWorld } from '../../testing/worlds/funds-world.ts'
import {
  type Prepared,
  type Sent,
  elsewhere,
  equityOf,
  signed,
  transactions,
} from '../../testing/transfer-steps.ts'

const patience = { timeout: 60_000, interval: 100 }
let world: FundsWorld
let alice: Person
/** A person whose balance no test changes. */
let carol: Person
beforeAll(async () => {
  world = await startFundsWorld()
  world.funds.start()
  carol = await world.person('1000')
})
afterAll(() => world.stop())

describe('USDC sent to another account', () => {
  beforeEach(async () => {
    alice = await world.person('1000')
  })

  test('arrives at once; a new account costs its sender 1 USDC more', async () => {
    const bob = await world.person('50')
    const toBob = { amount: '40', destination: bob.address }
    const first = await alice.post<Prepared>('/user/send-usdc', toBob)
    expect(first.body).toMatchObject({ fee: '0', youReceive: '40' })
    const signature = await alice.sign(first.body.typedData)
    const answer = await alice.post<Sent>('/user/send-usdc', {
      ...toBob,
      nonce: first.body.nonce,
      signature,
    })
    expect(answer.body.status).toBe('submitted')
    const toNobody = { amount: '40', destination: elsewhere() }
    const second = await signed(alice, '/user/send-usdc', toNobody)
    expect((await alice.post<Sent>('/user/send-usdc', second)).body).toMatchObject({ fee: '1' })
    expect([await equityOf(alice), await equityOf(bob)]).toEqual(['919', '90'])
    const sent = await transactions(alice, '?kind=send')
    expect(sent.map(({ amount, fee, status }) => [amount, fee, status])).toEqual([
      ['-41', '1', 'done'],
      ['-40', '0', 'done'],
    ])
    const [received] = await transactions(bob, '?kind=receive')
    expect(received).toMatchObject({ amount: '40', counterparty: alice.address.toLowerCase() })
  })

  test('twice alike shows as two, and one that was refused as failed', async () => {
    const bob = await world.person('50')
    const body = { amount: '30', destination: bob.address }
    await world.fail('F4', alice.address)
    const refused = await alice.post(
      '/user/send-usdc',
      await signed(alice, '/user/send-usdc', body),
    )
    expect([refused.status, refused.body.code]).toEqual([409, 'EXCHANGE_REJECTED'])
    for (let index = 0; index < 2; index++) {
      const request = await signed(alice, '/user/send-usdc', body)
      expect((await alice.post('/user/send-usdc', request)).status).toBe(200)
    }
    const rows = await transactions(alice, '?kind=send')
    expect(rows.map(({ status }) => status).toSorted()).toEqual(['done', 'done', 'failed'])
    expect(await equityOf(bob)).toBe('110')
  })

  test('of unknown fate is found by what it did', async () => {
    const bob = await world.person('50')
    const body = { amount: '30', destination: bob.address }
    await world.fail('F2', alice.address)
    const answer = await alice.post<Sent>(
      '/user/send-usdc',
      await signed(alice, '/user/send-usdc', body),
    )
    expect(answer.body.status).toBe('unknown')
    await vi.waitFor(async () => {
      const rows = await transactions(alice, '?kind=send')
      expect(rows.map(({ status }) => status)).toEqual(['done'])
    }, patience)
    expect(await equityOf(bob)).toBe('80')
  }, 40_000)
})

const amounts = [
  '-1',
  -1,
  '-0',
  '0',
  0,
  '0.0',
  'NaN',
  'Infinity',
  '1e309',
  '1e6',
  1e21,
  1e-7,
  '0.0000001',
  '0x10',
  ' 1',
  '1 ',
  '1,000',
  '+1',
  '1.',
  '.5',
  '01',
  '１００',
  '١٢',
  '',
  '1.1234567',
  '1234567890123',
  '9'.repeat(30),
  [5],
  { valueOf: 1 },
  null,
  true,
]
test.each(['/user/withdraw', '/user/send-usdc'])('%s refuses what is no amount', async (path) => {
  for (const amount of amounts) {
    const { status, body } = await carol.post(path, { amount, destination: elsewhere() })
    expect([amount, status, body.code]).toEqual([amount, 400, 'VALIDATION_FAILED'])
  }
  const text = `{"amount":1e309,"destination":"${elsewhere()}"}`
  const headers = { authorization: `Bearer ${carol.token}`, 'content-type': 'application/json' }
  const huge = await world.app.inject({ method: 'POST', url: path, payload: text, headers })
  expect(huge.statusCode).toBe(400)
  expect(await transactions(carol, '?kind=send')).toEqual([])
})

test.each([
  ['the zero address', () => '0x0000000000000000000000000000000000000000'],
  ['the bridge', () => world.chain.bridge],
  ['the USDC contract', () => world.chain.usdc.toLowerCase()],
  ['an address with a wrong checksum', () => '0x14791697260e4c9A71f18484C9f997B308e59325'],
  ['half an address', () => '0x1479'],
])('sends nothing to %s, and says why', async (_name, destination) => {
  for (const path of ['/user/withdraw', '/user/send-usdc']) {
    const { status, body } = await carol.post(path, { amount: 10, destination: destination() })
    expect(status).toBe(400)
    expect(body.details?.[0]?.path).toBe('destination')
  }
})

test('nobody can send to themselves, or post half of a signed transfer', async () => {
  const own = await carol.post('/user/send-usdc', { amount: 10, destination: carol.address })
  expect([own.status, own.body.details?.[0]?.message]).toEqual([400, 'is your own account'])
  const half = await carol.post('/user/withdraw', { amount: 10, nonce: Date.now() })
  expect(half.status).toBe(400)
})

test('an amount of at most the fee cannot be withdrawn', async () => {
  expect((await carol.post('/user/withdraw', { amount: '1' })).status).toBe(400)
  expect((await carol.post('/user/withdraw', { amount: '1.000001' })).status).toBe(200)
})

test('the list of transactions is paged without a gap or a double', async () => {
  alice = await world.person('1000')
  const bob = await world.person('50')
  for (let index = 1; index <= 5; index++) {
    await alice.direct.usdSend({ destination: bob.address, amount: String(index) })
  }
  const all = await transactions(alice)
  expect(all).toHaveLength(6)
  const paged: Transaction[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`
    const { body } = await alice.get<{ items: Transaction[]; nextCursor: string | null }>(
      `/user/transactions?limit=2${query}`,
    )
    paged.push(...body.items)
    cursor = body.nextCursor
  }
  expect(paged).toEqual(all)
  expect((await alice.get('/user/transactions?cursor=what')).status).toBe(400)
  const sums = all.reduce((sum, { amount }) => add(sum, amount), '0')
  expect(compare(subtract(sums, await equityOf(alice)), 0)).toBe(0)
})
