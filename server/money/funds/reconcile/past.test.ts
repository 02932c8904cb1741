// Accounts that were used for years before their first sign-in, with the venue's data shapes and limits of history.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { EntityEvent } from '../../../../contract/live/live.ts'
import type { Reconciliation, Transaction } from '../../../../contract/money/transfers.ts'
import {
  type FundsWorld,
  type Person,
  startFundsWorld,
} from '../../../testing/worlds/funds-world.ts'
import { createFunds } from '../funds.ts'

const patience = { timeout: 60_000, interval: 100 }

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

const listed = async (person: Person) =>
  (await person.get<{ items: Transaction[] }>('/user/transactions?limit=200')).body.items

/** Users whose books agree get no notification. */
function alarmsOf(person: Person): EntityEvent[] {
  const told: EntityEvent[] = []
  world.ctx.bus.subscribe((stream, data) => {
    if (stream === `user.${person.id}.notifications`) told.push(data as EntityEvent)
  })
  return told
}

const hash = (digit: number) => `0x${String(digit).repeat(64).slice(0, 64)}`
const fill = (coin: string, more: object = {}) => ({
  coin,
  px: '25.0',
  sz: '2.0',
  side: 'B',
  time: Date.now(),
  startPosition: '0.0',
  dir: 'Buy',
  closedPnl: '0.0',
  hash: hash(5),
  oid: 77,
  crossed: true,
  fee: '0.02',
  tid: 123_456_789,
  feeToken: 'USDC',
  twapId: null,
  ...more,
})

test('what an account had at first sight is given, whatever it did before', async () => {
  const person = await world.person('500')
  const past = { years: 3, fills: 500, fundings: 400, transfers: 41 }
  await world.account(person.address, { past })
  const books = await compared(person)
  expect(books).toMatchObject({ equity: '500', difference: '0' })
  // Only some of its fills, payments and transfers are known; the opening is the rest.
  expect(Number(books.realized)).toBeGreaterThan(0)
  expect(Number(books.opening)).not.toBe(0)
  expect(await listed(person)).toHaveLength(200)
})

test('a long past is read in the background, in pages that are kept, while pages answer at once', async () => {
  const person = await world.person('500')
  const past = { years: 4, fills: 12_000, fundings: 2_600, transfers: 700 }
  await world.account(person.address, { past })
  const funds = createFunds({ ...world.ctx, timing: { look: 50, past: 1, reconcile: 1e9 } })
  const first = await funds.reconcile(person.id)
  expect(first).toMatchObject({ difference: '0', equity: '500' })
  expect(first.past?.readTo).toBeLessThan(first.past?.until ?? 0)
  // A refused request costs one page, and what was stored stays.
  await world.fail('F5', person.address, 6)
  funds.start()
  await vi.waitFor(async () => {
    const opening = await world.ctx.store.openings.of(person.id)
    const readTo = [opening?.ledgerReadTo, opening?.fundingReadTo, opening?.fillsReadTo]
    expect(Math.min(...readTo.map((at) => at ?? 0))).toBe(opening?.firstAt)
  }, patience)
  await funds.stop()
  const done = await createFunds({ ...world.ctx, timing: { fresh: 0 } }).reconcile(person.id)
  expect(done.difference).toBe('0')
  expect(done.past).toBeUndefined()
  // Of 12,000 fills the venue returns the newest 10,000; four in ten of those are not perpetuals of the main dex.
  const sums = await world.ctx.store.fills.sums(person.id)
  expect(Number(sums.fees)).toBeCloseTo(6_000 * 0.02, 6)
  expect(await world.ctx.store.ledgerEntries.keysSince(person.id, 'funding', 0)).toHaveProperty(
    'size',
    2_600,
  )
}, 90_000)

describe('after first sight', () => {
  test.each([
    [
      'activation of an account',
      { type: 'accountActivationGas', amount: '1.0', token: 'USDC' },
      '-1',
      '-1',
    ],
    [
      'a transfer to another dex',
      { type: 'perpDexClassTransfer', amount: '20.0', token: 'USDC', dex: 'xyz', toPerp: true },
      '-20',
      '-20',
    ],
    [
      'the same out of the spot balance',
      { type: 'perpDexClassTransfer', amount: '20.0', token: 'USDC', dex: 'xyz', toPerp: true },
      '0',
      '0',
    ],
    ['a vault', { type: 'vaultDeposit', usdc: '30.0', vault: `0x${'9'.repeat(40)}` }, '-30', '-30'],
    ['a kind of the future that costs', { type: 'lunarFee', usdc: '7.5' }, '-7.5', '-7.5'],
    [
      'a kind of the future that pays',
      { type: 'lunarGift', amount: '7.5', token: 'USDC' },
      '7.5',
      '7.5',
    ],
    ['a kind of the future without numbers', { type: 'lunarEclipse' }, '0', '0'],
    [
      'staking',
      { type: 'cStakingTransfer', token: 'HYPE', amount: '10.0', isDeposit: true },
      '0',
      '0',
    ],
    [
      'coins that came in spot',
      {
        type: 'spotTransfer',
        token: 'HYPE',
        amount: '2.5',
        usdcValue: '62.5',
        user: `0x${'8'.repeat(40)}`,
        destination: `0x${'7'.repeat(40)}`,
        fee: '0.0',
        nativeTokenFee: '0.0',
        nonce: null,
        feeToken: '',
      },
      '0',
      '0',
    ],
    [
      'to a sub-account',
      { type: 'subAccountTransfer', usdc: '15.0', user: '', destination: `0x${'7'.repeat(40)}` },
      '-15',
      '-15',
    ],
  ])(
    '%s: shown, counted as the balance says, difference 0, no alarm',
    async (_what, given, usdc, amount) => {
      const person = await world.person('100')
      expect((await compared(person)).difference).toBe('0')
      const alarms = alarmsOf(person)
      const delta =
        'user' in given && given.user === '' ? { ...given, user: person.address } : given
      const ledger = [{ time: Date.now(), hash: hash(4), delta }]
      await world.account(person.address, { ledger, usdc })
      expect(await compared(person)).toMatchObject({ difference: '0' })
      expect(alarms).toEqual([])
      const row = (await listed(person)).find((item) => item.kind !== 'deposit')
      expect(row?.amount).toBe(amount)
    },
  )

  test('spot, outcomes and other dexs are no results of the perpetuals', async () => {
    const person = await world.person('100')
    await compared(person)
    const others = [
      fill('@107'),
      fill('PURR/USDC', { tid: 2, closedPnl: '12.5' }),
      fill('#10', { tid: 3, closedPnl: '-46.9' }),
      fill('xyz:TSLA', { tid: 4, closedPnl: '-812.2', dir: 'Close Long' }),
    ]
    const fundings = [
      {
        time: Date.now(),
        coin: 'xyz:TSLA',
        usdc: '-3.0',
        szi: '1.0',
        fundingRate: '0.0',
        nSamples: null,
      },
    ]
    await world.account(person.address, { fills: others, fundings })
    expect(await compared(person)).toMatchObject({ difference: '0', realized: '0', fees: '0' })
  })

  test('fees in another token are valued, and none of the account’s USDC', async () => {
    const person = await world.person('100')
    await compared(person)
    const paidIn = (feeToken: string, fee: string, tid: number) =>
      fill('ETH', { tid, fee, feeToken, dir: 'Open Long', side: tid % 2 === 0 ? 'B' : 'A' })
    const fills = [
      paidIn('HYPE', '0.002', 20),
      paidIn('USDH', '0.1', 21),
      paidIn('MOONCOIN', '9.0', 22),
      paidIn('USDC', '-0.05', 23),
    ]
    await world.account(person.address, { fills, usdc: '0.05' })
    expect(await compared(person)).toMatchObject({ difference: '0', fees: '-0.05' })
    const rows = await world.ctx.exchange.fillsSince(person.address, 0)
    expect(rows.map(({ fee, feePaid }) => [fee, feePaid?.token])).toEqual(
      expect.arrayContaining([
        ['0.05', 'HYPE'],
        ['0.0999', 'USDH'],
        ['0', 'MOONCOIN'],
        ['-0.05', undefined],
      ]),
    )
  })

  test('slices of time-weighted orders are found where the exchange keeps them', async () => {
    const person = await world.person('100')
    await compared(person)
    const slice = fill('ETH', {
      closedPnl: '4.0',
      dir: 'Close Long',
      side: 'A',
      startPosition: '2.0',
      twapId: 9,
    })
    await world.account(person.address, { twapFills: [slice], usdc: '3.98' })
    expect(await compared(person)).toMatchObject({ difference: '0', realized: '4', fees: '0.02' })
  })

  test('a purged account keeps its history here, and comes back without an alarm', async () => {
    const person = await world.person('100')
    expect(await listed(person)).toHaveLength(1)
    await compared(person)
    const ledger = [
      {
        time: Date.now(),
        hash: hash(3),
        delta: { type: 'withdraw', usdc: '99.0', fee: '1.0', nonce: Date.now() },
      },
    ]
    await world.account(person.address, { ledger, usdc: '-100' })
    expect(await compared(person)).toMatchObject({ difference: '0', equity: '0' })
    await world.account(person.address, { purge: true })
    for (let time = 0; time < 7; time++) await compared(person)
    expect(await listed(person)).toHaveLength(2)
    await world.faucet(person.address, '40')
    for (let time = 0; time < 7; time++) expect((await compared(person)).difference).toBe('0')
    expect(await listed(person)).toHaveLength(3)
  })
})

describe('an account with one pot', () => {
  test('has books without an alarm through a switch, trades in spot and on other dexs', async () => {
    const person = await world.person('1000')
    const spot = { coin: 'USDC', token: 0, total: '250' }
    await world.account(person.address, { balances: [spot] })
    const alarms = alarmsOf(person)
    expect(await compared(person)).toMatchObject({ equity: '1000', difference: '0' })
    await world.account(person.address, { mode: 'unifiedAccount' })
    expect(await compared(person)).toMatchObject({ equity: '1250', difference: '0' })
    // Two HYPE bought at 25, and a loss on another dex.
    const fills = [
      fill('@107', { time: Date.now() + 1 }),
      fill('xyz:TSLA', { tid: 4, closedPnl: '-12.0', time: Date.now() + 2 }),
    ]
    await world.account(person.address, { fills, usdc: '-62.04' })
    expect(await compared(person)).toMatchObject({ equity: '1187.96', difference: '0' })
    const notes = (await listed(person)).map(({ message }) => message)
    expect(notes).toEqual(expect.arrayContaining(['Bought 2 HYPE at 25']))
    await world.account(person.address, { mode: 'disabled' })
    expect((await compared(person)).difference).toBe('0')
    expect(alarms).toEqual([])
  })

  test('withdraws and sends what is not on hold, and has a curve', async () => {
    const person = await world.person('300')
    await world.account(person.address, { mode: 'unifiedAccount' })
    const { body } = await person.post<{ status: string }>('/user/withdraw', { amount: '200' })
    expect(body.status).toBe('signature_required')
    const curve = await person.get<{ points: { equity: string }[] }>('/user/equity?period=24h')
    expect(new Set(curve.body.points.slice(1).map(({ equity }) => equity))).toEqual(
      new Set(['300']),
    )
  })
})
