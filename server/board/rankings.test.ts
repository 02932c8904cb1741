import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BookedUser } from '../testing/trading-books.ts'
import {
  type LeaderboardWorld,
  type Rankings,
  hour,
  noon,
  openLeaderboardWorld,
} from '../testing/worlds/leaderboard-world.ts'

let world: LeaderboardWorld
beforeAll(async () => {
  world = await openLeaderboardWorld()
})
afterAll(() => world.close())
beforeEach(() => world.startAgain())

const ids = ({ items }: Rankings) => items.map(({ userId }) => userId)
const ranks = ({ items }: Rankings) => items.map(({ rank }) => rank)

describe('a row', () => {
  test('shows net, return, drawdown and wins of what was closed', async () => {
    const user = await world.trader([30, -20, -5, 10], { budget: '200' })
    const { items, from } = await world.rankings('period=24h')
    expect(from).toBe(noon - hour / 2 - 24 * hour)
    expect(items).toEqual([
      {
        rank: 1,
        userId: user.id,
        address: items[0]?.address,
        label: null,
        house: false,
        netPnl: '15',
        roiPct: 7.5,
        volume: '8015',
        winRatePct: 50,
        maxDrawdownPct: 12.5,
        sessions: 1,
        trades: 4,
      },
    ])
    expect(items[0]?.address.toLowerCase()).toBe(user.address)
  })

  test('measures by the budgets that were in use together', async () => {
    const user = await world.trader([10], { budget: '100' })
    await world.books.session(user, noon - 2 * hour, { budget: '300' })
    expect((await world.rankings()).items[0]?.roiPct).toBe(2.5)
  })

  test('is not there before the first fill, nor for fills that no session owns', async () => {
    const user = await world.books.user()
    await world.books.session(user, noon - hour)
    await world.books.fill(
      { userId: user.id, sessionId: null, positionId: null },
      { at: noon - hour, size: '1', price: '5' },
    )
    expect((await world.rankings('minTrades=0')).items).toEqual([])
  })

  test('counts volume of what is still open, and gains only once closed', async () => {
    const user = await world.books.user()
    const session = await world.books.session(user, noon - hour)
    const position = await world.books.position(session, 'short')
    const fill = { at: noon - hour, size: '2', price: '100', fee: '1' }
    await world.books.enter(position, fill)
    await world.books.exit(position, { ...fill, size: '1', price: '50' })
    expect((await world.rankings('minTrades=0')).items).toMatchObject([
      { netPnl: '0', volume: '250', trades: 0, winRatePct: null, sessions: 0, rank: 1 },
    ])
    expect((await world.rankings()).items).toEqual([])
  })

  test('of a house trader has its label; a person has none, whatever the settings say', async () => {
    await world.trader([2], { house: true, label: 'Patient' })
    await world.trader([1])
    expect((await world.rankings()).items).toMatchObject([
      { house: true, label: 'Patient' },
      { house: false, label: null },
    ])
  })
})

describe('order', () => {
  test('is by what was asked for, best first; of drawdown the smallest', async () => {
    const steady = await world.trader([1, 1, 1], { budget: '10' })
    const wild = await world.trader([90, -50, 20], { budget: '1000' })
    const busy = await world.trader([-1, -1, -1, 1], { budget: '100' })
    const orders = {
      pnl: [wild, steady, busy],
      roi: [steady, wild, busy],
      volume: [busy, wild, steady],
      winRate: [steady, wild, busy],
      drawdown: [steady, busy, wild],
    }
    for (const [sort, order] of Object.entries(orders)) {
      expect(ids(await world.rankings(`sort=${sort}`))).toEqual(order.map(({ id }) => id))
    }
  })

  test('gives equals the same rank, and the next the rank that counts them all', async () => {
    for (const gain of [5, 7, 5, 5, 1]) await world.trader([gain])
    expect(ranks(await world.rankings())).toEqual([1, 2, 2, 2, 5])
    const first = await world.rankings('limit=2')
    const second = await world.rankings(`limit=2&cursor=${first.nextCursor}`)
    expect([ranks(first), ranks(second)]).toEqual([
      [1, 2],
      [2, 2],
    ])
  })

  test('leaves out who closed too few, without a gap in the ranks', async () => {
    const many = await world.trader([1, 1, 1])
    const lucky = await world.trader([50])
    const more = await world.trader([2, 2, 2])
    const found = await world.rankings('minTrades=3', lucky)
    expect(ids(found)).toEqual([more.id, many.id])
    expect(ranks(found)).toEqual([1, 2])
    expect(found.me).toMatchObject({ userId: lucky.id, rank: null, netPnl: '50' })
  })
})

describe('pages', () => {
  test('have every trader who stays where he is once, while others move about', async () => {
    const all: BookedUser[] = []
    for (let i = 0; i < 13; i++) all.push(await world.trader([i % 7]))
    const seen: string[] = []
    let cursor: string | null = ''
    let moved = 0
    while (cursor !== null) {
      const found: Rankings = await world.rankings(`limit=4${cursor && `&cursor=${cursor}`}`)
      seen.push(...ids(found))
      cursor = found.nextCursor
      const [mover] = all.splice(moved++ % all.length, 1)
      const session = mover && (await world.books.session(mover, noon - hour))
      const position = session && (await world.books.position(session, 'long'))
      const fill = { at: noon, size: '1', price: '100', fee: '0' }
      if (position === undefined) continue
      await world.books.enter(position, fill)
      await world.books.exit(position, { ...fill, price: String(moved % 2 ? 900 : 1) })
    }
    for (const { id } of all) expect(seen.filter((one) => one === id)).toEqual([id])
  })

  test('join without hole or repeat in every order', async () => {
    for (let i = 0; i < 11; i++)
      await world.trader([i % 4, -(i % 3)], { budget: String(10 + (i % 5)) })
    for (const sort of ['pnl', 'roi', 'volume', 'winRate', 'drawdown']) {
      const whole = await world.rankings(`sort=${sort}`)
      const parts: Rankings['items'] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const found: Rankings = await world.page(
          `sort=${sort}&limit=3${cursor && `&cursor=${cursor}`}`,
        )
        parts.push(...found.items)
        cursor = found.nextCursor
      }
      expect(parts).toEqual(whole.items)
      expect(whole.items).toHaveLength(11)
    }
  })

  test.each(['x', 'roi:1:u', 'pnl:1e5:u', "pnl:1:u'--", 'pnl::u'])(
    'refuse a cursor that they have not given (%s)',
    async (cursor) => {
      const url = `/api/leaderboard/rankings?cursor=${encodeURIComponent(cursor)}`
      const response = await world.app.inject({ url })
      expect(response.statusCode).toBe(400)
      expect(response.json()).toMatchObject({ details: [{ path: 'cursor' }] })
    },
  )
})

describe('search and population', () => {
  test('finds by a part of an address and of a label, and keeps everybody’s ranks', async () => {
    for (const gain of [9, 8]) await world.trader([gain])
    const third = await world.trader([7])
    const degen = await world.trader([1], { house: true, label: 'Degen Dora' })
    const part = third.address.slice(-9).toUpperCase()
    const byAddress = await world.rankings(`q=${part}`)
    expect(byAddress.items).toMatchObject([{ userId: third.id, rank: 3 }])
    const byLabel = await world.rankings('q=gen%20do')
    expect(byLabel.items).toMatchObject([{ userId: degen.id, rank: 4 }])
    expect((await world.rankings('q=%25')).items).toEqual([])
    expect((await world.rankings('q=0x')).items).toHaveLength(4)
  })

  test('separates people and house, each with ranks of their own', async () => {
    const house = await world.trader([9], { house: true, label: 'H' })
    const person = await world.trader([5])
    expect((await world.rankings('who=people', house)).items).toMatchObject([
      { userId: person.id, rank: 1 },
    ])
    expect((await world.rankings('who=house', person)).items).toMatchObject([
      { userId: house.id, rank: 1 },
    ])
    expect((await world.rankings('who=house', person)).me).toMatchObject({
      userId: person.id,
      rank: null,
    })
  })

  test('a trader who becomes house is counted among the house', async () => {
    const person = await world.trader([5])
    await world.rankings()
    await world.execute(`update users set role = 'house' where id = '${person.id}'`)
    expect((await world.rankings('who=house')).items).toMatchObject([
      { userId: person.id, house: true },
    ])
  })
})

describe('my own row', () => {
  test('comes with my rank, also when I am on another page', async () => {
    for (const gain of [9, 8, 7]) await world.trader([gain])
    const me = await world.trader([1])
    const found = await world.rankings('limit=2', me)
    expect(ids(found)).not.toContain(me.id)
    expect(found.me).toMatchObject({ userId: me.id, rank: 4, netPnl: '1' })
  })

  test('is absent for strangers and for those who did not trade; a wrong token is refused', async () => {
    const idle = await world.books.user()
    await world.trader([1])
    expect(await world.rankings()).not.toHaveProperty('me')
    expect(await world.rankings('', idle)).not.toHaveProperty('me')
    const headers = { authorization: 'Bearer nobody' }
    const response = await world.app.inject({ url: '/api/leaderboard/rankings', headers })
    expect(response.statusCode).toBe(401)
  })
})
