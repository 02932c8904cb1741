// Whatever may be null, absent or new in the venue's answers is: strict where money is, lenient where it is not.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { perpsOf, spotOf } from '../testing/stand-in/account.ts'
import { held, moved } from '../testing/stand-in/rows.ts'
import {
  type StandInPerson,
  type StandInWorld,
  listed,
  profileOf,
  startStandInWorld,
} from '../testing/stand-in/stand-in-world.ts'

let world: StandInWorld
beforeAll(async () => {
  const broken = { szDecimals: null, maxLeverage: 'many', more: {} }
  world = await startStandInWorld((markets) => {
    markets.push({ name: 'ODD', mark: 7, ...broken } as never)
    markets.push({ name: 'LAST', szDecimals: 2, maxLeverage: 5, mark: 3, more: { tag: null } })
  })
})
afterAll(() => world.stop())
afterEach(() => world.venue.answerInstead(() => undefined))

/** That answer instead, to questions about this person alone. */
function answer({ account }: StandInPerson, type: string, body: unknown): void {
  world.venue.answerInstead((asked, { user }) =>
    asked === type && String(user).toLowerCase() === account.address
      ? { status: 200, body }
      : undefined,
  )
}

test('a market that cannot be read hides no other, and moves no number', async () => {
  const person = await world.person()
  const { body } = await person.send('GET', '/api/indicators/candles/aggregated/symbols')
  const found = JSON.stringify(body)
  expect(found).toContain('"LAST"')
  expect(found).not.toContain('"ODD"')
  const assets = await world.server.ctx.exchange.assets()
  expect(assets.find(({ symbol }) => symbol === 'LAST')?.assetIndex).toBe(6)
})

test('a position of no size without prices, and fields that are new, are nothing', async () => {
  const person = await world.person('1000.0', 'default', held)
  const told = perpsOf(person.account, world.venue.markOf)
  const empty = { coin: 'SOL', szi: '0.0', entryPx: null, unrealizedPnl: null, leverage: null }
  answer(person, 'clearinghouseState', {
    ...told,
    assetPositions: [...told.assetPositions, { type: 'oneWay', position: empty }],
    moonPhase: { deep: [1] },
  })
  expect((await profileOf(person)).account).toMatchObject({ equity: '1050' })
})

test('a coin whose amount is not told says nothing of the USDC beside it', async () => {
  const person = await world.person('1000.0', 'unifiedAccount')
  const { balances } = spotOf(person.account, world.venue.markOf)
  const coin = { coin: 'MOON', token: 999, total: null, hold: null, entryNtl: null }
  answer(person, 'spotClearinghouseState', { balances: [coin, ...balances] })
  expect((await profileOf(person)).account).toMatchObject({ equity: '1000' })
})

test('USDC that is not told is not nothing', async () => {
  const person = await world.person('1000.0', 'unifiedAccount')
  await profileOf(person)
  answer(person, 'spotClearinghouseState', { balances: [{ coin: 'USDC', token: 0, total: null }] })
  await expect(world.server.ctx.exchange.account(person.account.address)).rejects.toMatchObject({
    code: 'EXCHANGE_UNAVAILABLE',
  })
})

test('an account whose mode is told as null is a new one', async () => {
  const person = await world.person('1000.0', null as never)
  expect((await profileOf(person)).account).toMatchObject({ equity: '1000', mode: 'split' })
})

test('rows of the ledger without a hash, a kind or a word are kept, and keep nobody else’s away', async () => {
  const person = await world.person('100.0')
  await world.booksOf(person)
  moved(person.account, '10', { type: 'deposit', usdc: '10.0' })
  person.account.ledger.push(
    { time: Date.now(), hash: null, delta: { type: 'lunarEclipse' } },
    { time: Date.now(), hash: null, delta: { usdc: '0.0' } },
    { time: Date.now(), hash: null, delta: null },
  )
  expect(await world.booksOf(person)).toMatchObject({ difference: '0', deposits: '10' })
  expect(await listed(person)).toHaveLength(4)
})

test('a payment without a size, and a curve with holes, are read as far as they say', async () => {
  const at = Date.now() - 3_600_000
  const history = [[at, '100.0'], null, [at + 1_000, null]]
  const person = await world.person('100.0', 'default', (account) => {
    const empty = { accountValueHistory: null, pnlHistory: null, vlm: null }
    account.portfolio = [
      ['perpDay', { accountValueHistory: history, pnlHistory: [], vlm: '0.0' }],
      ['moonDay', empty],
    ]
  })
  await world.booksOf(person)
  const delta = { type: 'funding', coin: 'BTC', usdc: '-1.0', szi: null, fundingRate: null }
  person.account.fundings.push({ time: Date.now(), hash: null, delta })
  person.account.cash = '99.0'
  expect(await world.booksOf(person)).toMatchObject({ difference: '0', funding: '-1' })
  const { status } = await person.send('GET', '/user/equity?period=24h')
  expect(status).toBe(200)
})
