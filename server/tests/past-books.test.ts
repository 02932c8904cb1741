// What happens to somebody's money after first sight, in every shape that the venue tells it in: the whole API before a
// stand-in of the venue. Nothing of it may be counted twice, be lost, or alarm anybody.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { add } from '../../contract/decimal.ts'
import type { Health } from '../../contract/ops/health.ts'
import { trade } from '../testing/stand-in/account.ts'
import { alarmsOf, fillOf, fundingOf, hash, held, moved } from '../testing/stand-in/rows.ts'
import { type StandInWorld, listed, startStandInWorld } from '../testing/stand-in/stand-in-world.ts'

let world: StandInWorld
beforeAll(async () => {
  world = await startStandInWorld()
})
afterAll(() => world.stop())

const stranger = `0x${'8'.repeat(40)}`

describe('rows of the ledger after first sight', () => {
  test.each([
    ['activation', '-1', { type: 'accountActivationGas', amount: '1.0', token: 'USDC' }],
    [
      'another dex',
      '-20',
      { type: 'perpDexClassTransfer', amount: '20.0', token: 'USDC', dex: 'xyz', toPerp: false },
    ],
    ['a vault', '-30', { type: 'vaultDeposit', vault: stranger, usdc: '30.0' }],
    [
      'a vault paying out',
      '28.5',
      {
        type: 'vaultWithdraw',
        vault: stranger,
        user: stranger,
        requestedUsd: '30.0',
        commission: '1.5',
        closingCost: '0.0',
        basis: '30.0',
        netWithdrawnUsd: '28.5',
      },
    ],
    ['a kind nobody knows, with a minus', '-7.5', { type: 'lunarFee', usdc: '-7.5' }],
    ['a kind nobody knows, without a sign', '-7.5', { type: 'lunarFee', usdc: '7.5' }],
    ['a kind nobody knows, without numbers', '0', { type: 'lunarEclipse', house: 'seventh' }],
    ['a kind nobody knows, with nonsense', '0', { type: 'lunarTide', usdc: null, amount: {} }],
    ['a deposit with a number for a text', '0', { type: 'deposit', usdc: 'NaN' }],
    [
      'a coin that came',
      '0',
      {
        type: 'spotTransfer',
        token: 'HYPE',
        amount: '2.5',
        usdcValue: '62.5',
        user: stranger,
        destination: `0x${'7'.repeat(40)}`,
        fee: '0.0',
        nativeTokenFee: '0.0',
        nonce: null,
        feeToken: '',
      },
    ],
    ['a reward', '3', { type: 'rewardsClaim', amount: '3.0', token: 'USDC' }],
    [
      'borrowing',
      '40',
      {
        type: 'borrowLend',
        token: 'USDC',
        operation: 'borrow',
        amount: '40.0',
        interestAmount: '0.0',
      },
    ],
  ])('%s: shown once, valued as the balance says, no alarm', async (_what, usdc, delta) => {
    const person = await world.person('100.0')
    await world.booksOf(person)
    const alarms = alarmsOf(world, person)
    moved(person.account, usdc, delta)
    // Told twice, as an answer with an overlap does.
    person.account.ledger.push(...person.account.ledger)
    expect(await world.booksOf(person)).toMatchObject({ difference: '0' })
    const rows = await listed(person)
    expect(rows).toHaveLength(1)
    expect(add(rows[0]?.amount ?? 'none')).toBe(usdc)
    expect(alarms).toEqual([])
  })

  test('what nobody knows is counted for the operator', async () => {
    const person = await world.person('100.0')
    await world.booksOf(person)
    moved(person.account, '-2', { type: 'martianTax', usdc: '2.0' })
    await world.booksOf(person)
    await world.booksOf(person)
    const rows = world.server.ctx.findings.unknownRows().find(({ kind }) => kind === 'ledger_row')
    expect(rows?.texts.filter((text) => text === 'martianTax')).toHaveLength(1)
    const { body } = await person.send<Health>('GET', '/health')
    const found = body.findings.find(({ name }) => name === 'unknown_rows')
    expect(found?.message).toContain('martianTax')
    const metrics = await (await fetch(`${world.api}/metrics`)).text()
    expect(metrics).toContain(`alura_unknown_rows_total{kind="ledger_row"} ${rows?.times}`)
  })

  test('the main dex alone trades for the perpetuals; the rest moves another balance', async () => {
    const person = await world.person('100.0')
    await world.booksOf(person)
    for (const [index, coin] of ['@107', 'PURR/USDC', '#10', 'xyz:TSLA'].entries()) {
      person.account.fills.push({ ...fillOf(coin, index), closedPnl: '-200.0' })
    }
    person.account.fundings.push(fundingOf('xyz:TSLA', '-3.0'))
    expect(await world.booksOf(person)).toMatchObject({
      difference: '0',
      realized: '0',
      funding: '0',
    })
  })

  test('in one pot, another dex has a line of its own', async () => {
    const person = await world.person('1000.0', 'unifiedAccount')
    await world.booksOf(person)
    const alarms = alarmsOf(world, person)
    person.account.fills.push({
      ...fillOf('xyz:TSLA', 1),
      closedPnl: '-200.0',
      fee: '0.5',
      dir: 'Close Long',
    })
    person.account.fundings.push(fundingOf('xyz:TSLA', '-3.0'))
    person.account.cash = '796.5'
    expect(await world.booksOf(person)).toMatchObject({
      difference: '0',
      realized: '0',
      funding: '0',
      other: '0',
      elsewhere: '-203.5',
    })
    expect(alarms).toEqual([])
  })
})

test('what is open on dexs of others moves one pot with its marks, and alarms nobody', async () => {
  const person = await world.person('1000.0', 'unifiedAccount', ({ dexs }) => {
    dexs.set('xyz', '12.5')
    // Settled in another token: none of the pot's.
    dexs.set('flx', '-40.0')
  })
  const alarms = alarmsOf(world, person)
  for (const profit of ['12.5', '-80.0', '33.0']) {
    person.account.dexs.set('xyz', profit)
    const books = await world.booksOf(person)
    expect(books).toMatchObject({ difference: '0', elsewhere: profit.replace('.0', '') })
    expect(books.equity).toBe(add('1000', profit))
  }
  expect(alarms).toEqual([])
})

describe('a long absence', () => {
  test('more fills than the venue keeps alarm nobody, and nothing is taken back', async () => {
    const person = await world.person('5000.0')
    await world.booksOf(person)
    const alarms = alarmsOf(world, person)
    const { account } = person
    const start = Date.now()
    for (let index = 0; index < 10_400; index++) {
      const isBuy = index % 2 === 0
      const from = isBuy ? '0.0' : '1.0'
      const row = {
        ...fillOf('ETH', index),
        startPosition: from,
        sz: '1.0',
        side: isBuy ? 'B' : 'A',
      }
      const dir = isBuy ? 'Open Long' : 'Close Long'
      account.fills.push({ ...row, dir, time: start + index, closedPnl: isBuy ? '0.0' : '0.25' })
    }
    account.cash = add(account.cash, 5_200 * 0.25)
    const books = await world.booksOf(person)
    // Of 400 that are told no more, 200 closed something.
    expect(books).toMatchObject({ difference: '0', realized: '1250', elsewhere: '50' })
    const [line] = await listed(person)
    expect(line).toMatchObject({ amount: '50', message: expect.stringContaining('10,000') })
    expect(alarms).toEqual([])
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', elsewhere: '50' })
  }, 120_000)
})

describe('fills after first sight', () => {
  test('slices of a time-weighted order, told in a list of their own, count once', async () => {
    const person = await world.person('1000.0', 'default', (account) => held(account, 'ETH', '2'))
    await world.booksOf(person)
    const [slice] = [
      trade(person.account, {
        coin: 'ETH',
        isBuy: false,
        size: '1',
        price: '2000.0',
        row: { twapId: 5 },
      }),
    ]
    person.account.slices.push(...person.account.fills.splice(0))
    expect(slice['closedPnl']).toBe('100')
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', realized: '100' })
    person.account.slices.push(...person.account.slices)
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', realized: '100' })
  })

  test('rebates, fees in coins and fees that are not named leave the books at 0', async () => {
    const person = await world.person('1000.0')
    await world.booksOf(person)
    const fees = [
      { fee: '-0.3', feeToken: 'USDC' },
      { fee: '0.002', feeToken: 'HYPE' },
      { fee: '9.0', feeToken: 'MOONCOIN' },
    ]
    for (const [index, row] of fees.entries()) {
      trade(person.account, { coin: 'ETH', isBuy: index !== 1, size: '1', price: '2000.0', row })
      // The stand-in takes a fee of its own where the token is another.
      if (row.feeToken !== 'USDC') person.account.cash = add(person.account.cash, '0.9')
    }
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', fees: '-0.3' })
  })

  test('of one millisecond, out of order, doubled, with nulls and fields that nobody knows', async () => {
    const person = await world.person('1000.0')
    await world.booksOf(person)
    const time = Date.now()
    const rows = [true, true, false, false].map((isBuy) =>
      trade(person.account, {
        coin: 'ETH',
        isBuy,
        size: '1',
        price: isBuy ? '2000.0' : '2010.0',
        row: { time, cloid: null, liquidation: null, builderFee: null, newField: { deep: [1] } },
      }),
    )
    person.account.fills = [...rows.toReversed(), ...rows]
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', realized: '20' })
  })
})

test('an account that is purged keeps its history here, and comes back without an alarm', async () => {
  const person = await world.person('0.0')
  moved(person.account, '100', { type: 'deposit', usdc: '100.0' }, { hash: hash('1d') })
  await world.booksOf(person)
  expect(await listed(person)).toHaveLength(1)
  const alarms = alarmsOf(world, person)
  moved(person.account, '-100', {
    type: 'withdraw',
    usdc: '99.0',
    fee: '1.0',
    nonce: Date.now() * 1_000,
  })
  await world.booksOf(person)
  person.account.ledger = []
  person.account.fills = []
  for (let look = 0; look < 7; look++) await world.booksOf(person)
  expect(await listed(person)).toHaveLength(2)
  moved(person.account, '40', { type: 'deposit', usdc: '40.0' }, { hash: hash('2d') })
  expect(await world.booksOf(person)).toMatchObject({ difference: '0', equity: '40' })
  expect(await listed(person)).toHaveLength(3)
  expect(alarms).toEqual([])
})
