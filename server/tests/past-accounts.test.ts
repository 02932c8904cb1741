// People with a past, seen from outside: the whole API before answers in the venue's own shapes, written by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { subtract } from '../../contract/decimal.ts'
import { alarmsOf, held } from '../testing/stand-in/rows.ts'
import {
  type StandInWorld,
  profileOf,
  startStandInWorld,
} from '../testing/stand-in/stand-in-world.ts'

let world: StandInWorld
beforeAll(async () => {
  world = await startStandInWorld()
})
afterAll(() => world.stop())

const stranger = `0x${'8'.repeat(40)}`
const hourMs = 3_600_000

describe.each([
  ['default', '1050', '950'],
  ['disabled', '1050', '950'],
  ['dexAbstraction', '1050', '950'],
  ['unifiedAccount', '1050', '950'],
  ['portfolioMargin', '1050', '950'],
])('an account whose mode is %s', (mode, equity, free) => {
  test('has its equity and what is free, its position counted once, and books that agree at first sight', async () => {
    const person = await world.person('1000.0', mode, (account) => {
      held(account)
      account.coins = [{ coin: 'HYPE', token: 150, total: '12.5', hold: '2.5', entryNtl: '300.0' }]
    })
    const { account, standing } = await profileOf(person)
    expect(account).toMatchObject({ equity, withdrawable: free })
    expect(standing).toBeUndefined()
    const books = await world.booksOf(person)
    expect(books).toMatchObject({ equity, difference: '0', unrealized: '50' })
    expect(subtract(books.expected, books.equity)).toBe('0')
    const { body } = await person.send<{ items: unknown[] }>('GET', '/user/holdings')
    expect(body.items).toMatchObject([
      { token: 'HYPE', total: '12.5', hold: '2.5', worth: '312.5' },
    ])
  })

  test('may be withdrawn from as far as it is free, and not further', async () => {
    const person = await world.person('1000.0', mode, held)
    const ask = (amount: string) => person.send('POST', '/user/withdraw', { amount })
    expect((await ask('900')).body).toMatchObject({ status: 'signature_required', fee: '1' })
    expect((await ask('951')).body).toMatchObject({ code: 'INSUFFICIENT_BALANCE' })
  })

  test('has a curve of what it has', async () => {
    const at = Date.now() - hourMs
    const curve = (value: string) => ({
      accountValueHistory: [[at, value]],
      pnlHistory: [[at, '0.0']],
      vlm: '0.0',
    })
    const isPooled = mode === 'unifiedAccount' || mode === 'portfolioMargin'
    const person = await world.person('1000.0', mode, (account) => {
      account.portfolio = [
        ['day', curve('1000.0')],
        ['perpDay', curve(isPooled ? '0.0' : '1000.0')],
      ]
    })
    const { body } = await person.send<{ points: { equity: string }[] }>(
      'GET',
      '/user/equity?period=24h',
    )
    expect(new Set(body.points.map(({ equity: value }) => value))).toEqual(new Set(['1000']))
  })
})

test('a switch to one pot, back, and a word of the future alarm nobody and lose nothing', async () => {
  const person = await world.person('1000.0', 'default', held)
  const alarms = alarmsOf(world, person)
  for (const mode of ['default', 'unifiedAccount', 'disabled', 'portfolioMargin', 'lunarAccount']) {
    person.account.mode = mode
    expect(await world.booksOf(person)).toMatchObject({ equity: '1050', difference: '0' })
  }
  expect((await profileOf(person)).account.mode).toBe('unknown')
  expect(alarms).toEqual([])
})

test.each([
  ['agent', { role: 'agent', data: { user: stranger } }, 'agent', stranger],
  ['subAccount', { role: 'subAccount', data: { master: stranger } }, 'sub_account', stranger],
  ['vault', { role: 'vault' }, 'vault', null],
])('who signs in with the wallet of a %s is told what it is', async (_role, role, as, of) => {
  const person = await world.person('0.0', 'default', (account) => {
    account.role = role
  })
  const { standing } = await profileOf(person)
  expect(standing).toMatchObject({ as, of })
  expect(standing?.message.length).toBeGreaterThan(20)
})
