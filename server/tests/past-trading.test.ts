// Sessions of people with a past, and of a venue that is not well: the whole API before a stand-in of the venue. An exit is
// tried until it is done, and nothing stays in closing for ever.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Position } from '../../contract/trading/positions.ts'
import type { Session } from '../../contract/sessions/sessions.ts'
import { trade } from '../testing/stand-in/account.ts'
import {
  type StandInPerson,
  type StandInWorld,
  mayTrade,
  startStandInWorld,
} from '../testing/stand-in/stand-in-world.ts'

let world: StandInWorld
beforeAll(async () => {
  world = await startStandInWorld()
})
afterAll(() => world.stop())
afterEach(() => {
  world.venue.answerInstead(() => undefined)
  world.venue.setClock(0)
})

const patience = { timeout: 100_000, interval: 200 }
const markets = { BTC: 0, ETH: 1, LONE: 3, SOL: 4 }
const quick = { budget: '300', profitTarget: 30, lossThreshold: 15, maxPositions: 1 }
const slow = { timeout: 240_000 }

async function trader(mode = 'default', cash = '1000.0'): Promise<StandInPerson> {
  const person = await world.person(cash, mode)
  await mayTrade(person)
  world.venue.actAs(person.account)
  return person
}

async function begin(person: StandInPerson, market: keyof typeof markets = 'BTC') {
  const terms = { ...quick, assetIndex: markets[market] }
  const { status, body } = await person.send<Session>('POST', '/trading-sessions', terms)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body
}

const sessionNow = async ({ send }: StandInPerson, { id }: Session) =>
  (await send<Session>('GET', `/trading-sessions/${id}`)).body

async function positionOf({ send }: StandInPerson, { id }: Session): Promise<Position | undefined> {
  const path = `/trading-sessions/current-trade?sessionId=${id}`
  const { body } = await send<{ trade: { positions: Position[] } | null }>('GET', path)
  return body.trade?.positions[0]
}

const open = (person: StandInPerson, session: Session) =>
  vi.waitFor(async () => {
    expect(await positionOf(person, session)).toMatchObject({
      status: 'open',
      protection: 'on_exchange',
    })
  }, patience)

const stop = ({ send }: StandInPerson, { id }: Session) =>
  send('POST', `/trading-sessions/${id}/stop`, { mode: 'close_all' })

const ended = (person: StandInPerson, session: Session) =>
  vi.waitFor(async () => {
    const now = await sessionNow(person, session)
    expect(now).toMatchObject({ status: 'ended' })
    return now
  }, patience)

function opened(person: StandInPerson): boolean {
  return person.account.positions.size > 0
}

test.each([
  ['default', 'BTC'],
  ['unifiedAccount', 'ETH'],
  ['portfolioMargin', 'SOL'],
  ['disabled', 'LONE'],
] as const)(
  'with mode %s a session on %s starts, holds a guarded position and ends flat',
  slow,
  async (mode, market) => {
    const person = await trader(mode)
    const session = await begin(person, market)
    await open(person, session)
    expect(person.account.orders).toHaveLength(2)
    const isolated = world.venue.posted.findLast(({ action }) => action.type === 'updateLeverage')
    expect(isolated?.action['isCross']).toBe(market !== 'LONE')
    await stop(person, session)
    await ended(person, session)
    expect(opened(person)).toBe(false)
    expect(await world.booksOf(person)).toMatchObject({ difference: '0' })
  },
)

test('an exit goes out through a storm of refusals for asking too often', slow, async () => {
  const person = await trader()
  const session = await begin(person)
  await open(person, session)
  let refusals = 8
  world.venue.answerInstead((type) =>
    type === 'order' && refusals-- > 0 ? { status: 429, body: null } : undefined,
  )
  await stop(person, session)
  await ended(person, session)
  expect(opened(person)).toBe(false)
  expect(refusals).toBeLessThan(0)
})

test(
  'a close that is refused in words of the future is tried until it is done, and says so',
  slow,
  async () => {
    const person = await trader()
    const session = await begin(person)
    await open(person, session)
    let refusals = 4
    world.venue.answerInstead((type) => {
      if (type !== 'order' || refusals-- <= 0) return undefined
      return { status: 200, body: { status: 'err', response: 'The tide is wrong.' } }
    })
    await stop(person, session)
    await vi.waitFor(async () => {
      expect((await sessionNow(person, session)).obstacle?.message).toContain('The tide is wrong.')
    }, patience)
    expect(await ended(person, session)).toMatchObject({ obstacle: null })
    expect(opened(person)).toBe(false)
  },
)

test('answers of orders that are lost double nothing', slow, async () => {
  const person = await trader()
  let losses = 1
  world.venue.answerInstead((type) => (type === 'order' && losses-- > 0 ? 'lost' : undefined))
  const session = await begin(person)
  await open(person, session)
  losses = 1
  await stop(person, session)
  await ended(person, session)
  expect(person.account.fills).toHaveLength(2)
  expect(await world.booksOf(person)).toMatchObject({ difference: '0' })
})

test('with a clock fifteen seconds apart orders are taken', slow, async () => {
  world.venue.setClock(15_000)
  const person = await trader()
  const session = await begin(person)
  await open(person, session)
  await stop(person, session)
  await ended(person, session)
  expect(opened(person)).toBe(false)
})

test('an agent that is gone is named, and closing goes on after approval', slow, async () => {
  const person = await trader()
  const session = await begin(person)
  await open(person, session)
  const { agents } = person.account
  person.account.agents = []
  world.venue.answerInstead((type) =>
    type === 'order' || type === 'cancelByCloid'
      ? {
          status: 200,
          body: { status: 'err', response: 'User or API Wallet 0x12 does not exist.' },
        }
      : undefined,
  )
  await stop(person, session)
  await vi.waitFor(async () => {
    expect((await sessionNow(person, session)).obstacle?.code).toBe('agent')
  }, patience)
  person.account.agents = agents
  world.venue.answerInstead(() => undefined)
  await ended(person, session)
  expect(opened(person)).toBe(false)
})

test.each([
  ['deleverages it', 'Auto-Deleveraging', 'deleveraged'],
  ['liquidates it', 'Liquidated Cross Long', 'liquidated'],
  ['ends it in words of the future', 'Teleported', 'unknown'],
])('a position that the venue %s is booked so', slow, async (_how, dir, reason) => {
  const person = await trader()
  const session = await begin(person)
  await open(person, session)
  const held = await positionOf(person, session)
  const { account } = person
  const liquidation = { liquidatedUser: account.address, markPx: '59000.0', method: 'market' }
  const row = { dir, ...(reason === 'liquidated' && { liquidation }) }
  const size = account.positions.get('BTC')?.szi ?? '0'
  trade(account, { coin: 'BTC', isBuy: false, size, price: '59900.0', row })
  account.orders = []
  await vi.waitFor(async () => {
    const rows = await world.server.ctx.store.positions.ofMandates([session.id])
    expect(rows.find(({ id }) => id === held?.id)).toMatchObject({
      status: 'closed',
      closeReason: reason,
    })
  }, patience)
  await stop(person, session)
  await ended(person, session)
  expect(await world.booksOf(person)).toMatchObject({ difference: '0' })
})

test('a market that is delisted and settled ends its session by name', slow, async () => {
  const person = await trader()
  const session = await begin(person, 'SOL')
  await open(person, session)
  const market = world.venue.markets[markets.SOL]
  if (market === undefined) throw new Error('no SOL')
  market.more['isDelisted'] = true
  const { account } = person
  const size = account.positions.get('SOL')?.szi ?? '0'
  account.orders = []
  trade(account, {
    coin: 'SOL',
    isBuy: false,
    size,
    price: '99.0',
    row: { dir: 'Settlement', oid: 0 },
  })
  expect(await ended(person, session)).toMatchObject({ endReason: 'delisted' })
  market.more['isDelisted'] = null
  expect(await world.booksOf(person)).toMatchObject({ difference: '0' })
})
