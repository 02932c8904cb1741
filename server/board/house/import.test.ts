import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, compare, multiply, subtract } from '../../../contract/decimal.ts'
import { Pnl } from '../../../contract/trading/positions.ts'
import { characters } from '../../../localnet/house/characters.ts'
import { pastOf } from '../../../localnet/house/past.ts'
import { createMarket } from '../../../localnet/market/market.ts'
import type { PastTrader } from '../../../localnet/types.ts'
import { readRankings } from '../rankings.ts'
import type { Store } from '../../storage/store.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { createHouseImport } from './house.ts'
import { importTrader } from './import-trader.ts'
import { houseSource } from './source.ts'

const labels = ['Swinging Suki', 'Trend Theo', 'Patient Pearl']
const seed = 'alura'
let world: World
let pasts: PastTrader[]

beforeAll(async () => {
  const market = createMarket({ seed })
  world = await startWorld({ market })
  const cast = characters.filter(({ label }) => labels.includes(label))
  pasts = cast.map(pastOf({ seed, market, until: Date.now() }))
  for (const past of pasts) world.house.enroll(past)
})
afterAll(() => world.stop())

interface Truth {
  fills: { closedPnl: string; fee: string; sz: string; px: string }[]
  funding: { usdc: string }[]
}

async function truthOf(address: string): Promise<Truth> {
  return (await (await fetch(`${world.url}/truth?user=${address}`)).json()) as Truth
}

const source = () => houseSource(world.url, new AbortController().signal)

/** A store whose database dies just before a transaction commits. */
function dying(store: Store): Store {
  return {
    ...store,
    transaction: (work) =>
      store.transaction(async (inner) => {
        await work(inner)
        throw new Error('killed')
      }),
  }
}

async function userOf({ address }: PastTrader) {
  const user = await world.ctx.store.users.byAddress(address)
  if (user === undefined) throw new Error(`${address} is unknown`)
  return user
}

async function sessionsOf(past: PastTrader) {
  const { id } = await userOf(past)
  return world.ctx.store.sessions.list(id, { limit: 1_000 })
}

test('a start that died in the middle has left nothing, the next one does all of it, and once', async () => {
  const [first] = pasts
  if (first === undefined) throw new Error('nobody has a past')
  const { ctx } = world
  const deps = { ...ctx, store: dying(ctx.store) }
  await expect(importTrader(deps, source(), first.address)).rejects.toThrow('killed')
  expect(await sessionsOf(first)).toEqual([])
  expect((await userOf(first)).role).toBe('trader')

  const both = [
    importTrader(ctx, source(), first.address),
    importTrader(ctx, source(), first.address),
  ]
  expect(new Set(await Promise.all(both))).toEqual(new Set([false, true]))
  expect((await sessionsOf(first)).length).toBe(first.sessions.length)
})

test('every house trader is read, marked and labelled; reading again doubles nothing', async () => {
  const read = async () => {
    const house = createHouseImport(world.ctx)
    house.start()
    for (const past of pasts) {
      const isRead = async () =>
        (await world.ctx.store.users.byAddress(past.address))?.role ?? 'nobody'
      await expect.poll(isRead, { timeout: 30_000 }).toBe('house')
    }
    await house.stop()
  }
  await read()
  await read()
  for (const past of pasts) {
    const { role, settings } = await userOf(past)
    expect({ role, settings }).toEqual({ role: 'house', settings: { label: past.label } })
    expect((await sessionsOf(past)).length).toBe(past.sessions.length)
  }
})

test('sessions, books and ranking say what the exchange says, to the last digit', async () => {
  const { store, funds } = world.ctx
  await store.leaderboard.catchUp(Date.now())
  const { items } = await ranking()
  for (const past of pasts) {
    const { fills, funding } = await truthOf(past.address)
    const { id } = await userOf(past)
    const sessions = await sessionsOf(past)
    const results = sessions.map(({ finalPnl }) => Pnl.parse(finalPnl))
    const sum = (key: 'realized' | 'fees' | 'funding' | 'net') =>
      add(0, ...results.map((pnl) => pnl[key]))
    expect(sum('realized')).toBe(add(0, ...fills.map(({ closedPnl }) => closedPnl)))
    expect(sum('fees')).toBe(add(0, ...fills.map(({ fee }) => fee)))
    expect(sum('funding')).toBe(add(0, ...funding.map(({ usdc }) => usdc)))
    expect(sum('net')).toBe(subtract(add(sum('realized'), sum('funding')), sum('fees')))
    const volume = add(0, ...fills.map(({ sz, px }) => multiply(sz, px)))
    const ranked = items.find(({ userId }) => userId === id)
    expect(ranked).toMatchObject({ label: past.label, house: true, sessions: sessions.length })
    expect(compare(ranked?.netPnl ?? 0, sum('net'))).toBe(0)
    expect(compare(ranked?.volume ?? 0, volume)).toBe(0)

    const books = await funds.reconcile(id)
    expect(books.difference).toBe('0')
    // What happened before the opening is part of the opening balance.
    expect(compare(add(books.opening, books.deposits), past.usdc)).toBe(0)
  }
})

test('what is read again by the usual way is known already', async () => {
  for (const past of pasts) {
    const { id } = await userOf(past)
    expect((await world.ctx.runner.syncFills(id)).newFills).toBe(0)
    const before = await sessionsOf(past)
    await world.ctx.funds.sync(id)
    expect(await sessionsOf(past)).toEqual(before)
  }
})

async function ranking() {
  const query = { period: 'all', sort: 'pnl', who: 'all', limit: 50, minTrades: 1 } as const
  const input = { params: undefined, query, body: undefined }
  return readRankings({ ctx: { ...world.ctx, viewer: null }, input })
}
