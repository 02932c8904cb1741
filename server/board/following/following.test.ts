// Following and copying on a whole world: real sessions of real people, started by the copier.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CopyTerms } from '../../../contract/board/following.ts'
import { create, openPosition, ended, sessionNow } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { stopSession } from '../../sessions/stop.ts'
import { createCopier } from './copier.ts'
import { allowFollowing, followTrader, listFollowed, unfollowTrader } from './follow.ts'
import { startCopy } from './start-copy.ts'
import { stopCopying } from './stop-copying.ts'

const terms: CopyTerms = { budget: '150', lossThreshold: 10, atOnce: 2, dayLoss: '40' }

let world: World
let leader: Trader
beforeAll(async () => {
  world = await startWorld({ timing: { cycle: 500 } })
  world.runner.start()
  leader = await someoneRanked()
})
afterAll(() => world.stop())

/** Somebody with a closed position, who is on the leaderboard and may be followed. */
async function someoneRanked(): Promise<Trader> {
  const trader = await world.newTrader()
  const session = await create(trader)
  await openPosition(trader, session)
  await stop(trader, session.id)
  await ended(trader, session)
  await trader.ctx.store.leaderboard.catchUp(Date.now())
  await allowFollowing({ ctx: trader.ctx, input: { body: { isAllowed: true } } })
  return trader
}

const stop = ({ ctx }: Trader, sessionId: string) =>
  stopSession({ ctx, input: { params: { sessionId }, body: { mode: 'close_all' } } })

function follow({ ctx }: Trader, whom: Trader, copying: CopyTerms | null) {
  return followTrader({
    ctx,
    input: { params: { userId: whom.ctx.viewer.id }, body: { copying } },
  })
}

async function followed({ ctx }: Trader, whom: Trader) {
  const { items } = await listFollowed({ ctx, input: {} })
  const found = items.find(({ userId }) => userId === whom.ctx.viewer.id)
  if (found === undefined) throw new Error('nobody is followed')
  return found
}

async function noticesOf({ ctx }: Trader) {
  const rows = await ctx.store.notices.list(ctx.viewer.id, 50)
  return rows.map(({ event, facts }) => ({ event, ...facts }))
}

test('only who allows it and is on the leaderboard can be followed', async () => {
  const [me, stranger] = [await world.newTrader(), await world.newTrader()]
  await expect(follow(me, stranger, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(follow(leader, leader, null)).rejects.toMatchObject({ code: 'NOT_FOLLOWABLE' })
  await allowFollowing({ ctx: leader.ctx, input: { body: { isAllowed: false } } })
  await expect(follow(me, leader, null)).rejects.toMatchObject({ code: 'NOT_FOLLOWABLE' })
  await allowFollowing({ ctx: leader.ctx, input: { body: { isAllowed: true } } })
  await follow(me, leader, null)
  const { userId } = await followed(me, leader)
  const params = { userId }
  await unfollowTrader({ ctx: me.ctx, input: { params } })
  await expect(unfollowTrader({ ctx: me.ctx, input: { params } })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('a session is told of and copied once, on the terms of who copies', async () => {
  const me = await world.newTrader()
  await follow(me, leader, terms)
  const source = await create(leader, { assetIndex: 1, lossThreshold: 15, profitTarget: 30 })
  const copier = createCopier(me.ctx)
  await Promise.all([copier.run(), createCopier(leader.ctx).run()])
  await copier.run()

  const { copies, running, usedToday } = await followed(me, leader)
  expect(copies).toMatchObject([{ state: 'started', symbol: source.symbol, problem: null }])
  expect(running).toEqual([copies[0]?.sessionId])
  expect(usedToday).toBe('15')
  const mine = await me.ctx.store.sessions.running(me.ctx.viewer.id)
  expect(mine).toMatchObject([
    {
      symbol: source.symbol,
      lossThreshold: 10,
      profitTarget: 30,
      copiedFrom: leader.ctx.viewer.id,
    },
  ])
  expect(Number(mine[0]?.budget)).toBe(150)

  await stop(leader, source.id)
  await ended(leader, source)
  const who = { traderId: leader.ctx.viewer.id, label: null, symbol: source.symbol }
  const told = (await noticesOf(me)).filter(({ event }) => event.startsWith('followed'))
  expect(told).toMatchObject([
    { event: 'followed_ended', ...who, endReason: 'manual' },
    { event: 'followed_started', ...who },
  ])
  const [copy] = mine
  if (copy === undefined) throw new Error('no copy')
  // The copy goes on when its source has ended, until its owner or its own terms end it.
  expect((await me.ctx.store.sessions.byId(copy.id))?.status).toBe('active')
  const left = await stopCopying({
    ctx: me.ctx,
    input: { params: { userId: leader.ctx.viewer.id } },
  })
  expect(left.copying).toBeNull()
  await ended(me, await sessionNow(me, { ...source, id: copy.id }))
  expect((await followed(me, leader)).running).toEqual([])
})

test('what would go past the person’s own limits is refused, and told why', async () => {
  const me = await world.newTrader()
  await follow(me, leader, { ...terms, dayLoss: '20' })
  const copier = createCopier(me.ctx)
  const first = await create(leader, { assetIndex: 2 })
  await copier.run()
  const second = await create(leader, { assetIndex: 3 })
  await copier.run()
  const { copies } = await followed(me, leader)
  expect(copies.map(({ state }) => state)).toEqual(['refused', 'started'])
  expect(copies[0]?.problem).toContain('could lose 30 USDC')
  expect(await noticesOf(me)).toContainEqual(
    expect.objectContaining({ event: 'copy_refused', problem: copies[0]?.problem }),
  )
  await follow(me, leader, { ...terms, atOnce: 1 })
  for (const { id } of [first, second]) await stop(leader, id)
  for (const session of [first, second]) await ended(leader, session)
  const third = await create(leader, { assetIndex: 3 })
  await copier.run()
  const [latest] = (await followed(me, leader)).copies
  expect(latest).toMatchObject({ state: 'refused', problem: expect.stringContaining('at once') })
  await stop(leader, third.id)
  await ended(leader, third)
})

test('a process that dies after the start, or comes too late, starts nothing twice', async () => {
  const me = await world.newTrader()
  await follow(me, leader, terms)
  const source = await create(leader, { assetIndex: 4 })
  const { store } = me.ctx
  const all = await store.following.take(Date.now(), Date.now() + 30_000, 10)
  const taken = all.find(({ userId }) => userId === me.ctx.viewer.id)
  if (taken === undefined) throw new Error('nothing waits')
  const settle = () => Promise.reject(new Error('killed'))
  const dying = { ...me.ctx, store: { ...store, following: { ...store.following, settle } } }
  await expect(startCopy(dying, taken)).rejects.toThrow('killed')
  expect(await store.sessions.running(me.ctx.viewer.id)).toHaveLength(1)
  await store.following.release()
  await createCopier(me.ctx).run()
  expect(await store.sessions.running(me.ctx.viewer.id)).toHaveLength(1)
  expect((await followed(me, leader)).copies).toMatchObject([{ state: 'started' }])
  await stop(leader, source.id)
  await ended(leader, source)

  const late = await create(leader, { assetIndex: 5 })
  const clock = () => Date.now() + 61_000
  await createCopier({ ...me.ctx, clock }).run()
  const [latest] = (await followed(me, leader)).copies
  expect(latest).toMatchObject({ state: 'refused', problem: expect.stringContaining('a minute') })
  await stop(leader, late.id)
  await ended(leader, late)
})

test('two who copy each other do not go on for ever, and a closed door is closed', async () => {
  const me = await someoneRanked()
  const other = await someoneRanked()
  await follow(me, other, terms)
  await follow(other, me, terms)
  const mine = await create(me, { assetIndex: 1 })
  const copier = createCopier(me.ctx)
  for (let turn = 0; turn < 3; turn += 1) await copier.run()
  expect(await me.ctx.store.sessions.running(me.ctx.viewer.id)).toHaveLength(1)
  expect(await me.ctx.store.sessions.running(other.ctx.viewer.id)).toHaveLength(1)

  await allowFollowing({ ctx: me.ctx, input: { body: { isAllowed: false } } })
  await create(me, { assetIndex: 2 })
  await copier.run()
  expect((await followed(other, me)).copies).toHaveLength(1)
  expect(mine.copiedFrom).toBeUndefined()
})
