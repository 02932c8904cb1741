// What happens in an account is told by the database itself, or found by looking: once.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ViewerContext } from '../../context.ts'
import { type NoticeWorld, startNoticeWorld } from '../../testing/notices/notice-world.ts'
import { openAndClose, placePosition } from '../../testing/notices/told-positions.ts'
import { createEventWatch } from './watch-events.ts'

const noon = Date.UTC(2026, 0, 10, 12)
let here: NoticeWorld
let me: ViewerContext
beforeAll(async () => {
  here = await startNoticeWorld()
})
beforeEach(async () => {
  here.time.now = noon
  here.hook.state.status = 204
  me = await here.somebody()
})
afterAll(() => here.stop())

test('a position that opens and closes is told of once each, however it goes on', async () => {
  const { inbox, trade } = here
  const id = await trade(me)
  await me.store.positions.change(id, { status: 'open' })
  await me.store.positions.change(id, { status: 'closed' })
  const { items, unread } = await inbox(me)
  expect(unread).toBe(2)
  expect(items.map(({ title, path }) => [title, path])).toEqual([
    ['Closed: long BTC, +19.50 USDC', `/sessions/${id}`],
    ['Opened: long BTC', `/sessions/${id}`],
  ])
})

test('what is taken back was never told', async () => {
  const { events, time } = here
  const position = { userId: me.viewer.id, id: randomUUID(), at: time.now }
  await placePosition(me.store, position)
  const failing = me.store.transaction(async (inside) => {
    await openAndClose(inside, position)
    expect(await events({ ...me, store: { ...me.store, ...inside } })).toHaveLength(2)
    throw new Error('undone')
  })
  await expect(failing).rejects.toThrow('undone')
  expect(await events(me)).toEqual([])
})

test('an entry that was never filled is no news, and a house trader hears nothing', async () => {
  const { somebody, trade, events, time } = here
  const id = randomUUID()
  await placePosition(me.store, { userId: me.viewer.id, id, at: time.now })
  await me.store.positions.close(id, null, time.now)
  expect(await events(me)).toEqual([])
  const house = await somebody()
  await house.store.house.enroll(house.viewer.id, 'Calm', 0)
  await trade(house)
  expect(await events(house)).toEqual([])
})

test('a lost approval is told each time it is lost', async () => {
  const { events, time } = here
  const { agents, store } = me
  const { address } = await agents.addressOf(me.viewer.id)
  const key = await store.agentKeys.currentOf(me.viewer.id)
  if (key === undefined) throw new Error(`no key for ${address}`)
  await store.agentKeys.noteLoss(key.id, 'removed', time.now)
  await store.agentKeys.noteLoss(key.id, 'removed', time.now)
  await store.agentKeys.noteApproval(key.id, {
    approvedAt: time.now,
    validUntil: time.now + 86_400_000,
  })
  await store.agentKeys.noteLoss(key.id, 'replaced', time.now + 5)
  expect(await events(me)).toEqual(['approval_lost', 'approval_lost'])
  // Approved again, its end is announced once.
  await store.agentKeys.noteApproval(key.id, {
    approvedAt: time.now,
    validUntil: time.now + 86_400_000,
  })
  const watch = createEventWatch(here.ctx)
  await watch.look()
  await watch.look()
  expect(await events(me)).toEqual(['agent_expiring', 'approval_lost', 'approval_lost'])
})

test('a deposit is news once it was credited after the account was first seen', async () => {
  const { inbox, time } = here
  const { store, viewer } = me
  const entry = {
    kind: 'deposit' as const,
    fee: '0',
    counterparty: null,
    data: {},
    userId: viewer.id,
  }
  await store.openings.insert({
    userId: viewer.id,
    at: time.now,
    mode: 'split',
    cash: '0',
    firstAt: time.now,
    ledgerReadTo: 0,
    fundingReadTo: 0,
    fillsReadTo: 0,
  })
  await store.ledgerEntries.insertPast([{ ...entry, key: 'old', at: time.now - 1, amount: '7' }])
  await store.ledgerEntries.insert({ ...entry, key: 'new', at: time.now + 1, amount: '250.50' })
  await store.ledgerEntries.insert({ ...entry, key: 'new', at: time.now + 1, amount: '250.50' })
  const { items } = await inbox(me)
  expect(items.map(({ title }) => title)).toEqual(['Your deposit of 250.50 USDC has arrived'])
})

test('silence of the exchange is told once for each outage, to those for whom something trades', async () => {
  const { somebody, inbox, trade, events, time } = here
  await trade(me)
  const idle = await somebody()
  const silent = { age: 0 }
  const exchange = { ...here.ctx.exchange, streamAgeMs: () => silent.age }
  const watch = createEventWatch({ ...here.ctx, exchange })
  const outages = async (ctx: ViewerContext) =>
    (await events(ctx)).filter((event) => event === 'venue_unreachable').length
  const after = async (ms: number, age: number) => {
    time.now += ms
    silent.age = age
    await watch.look()
    return outages(me)
  }
  expect(await after(0, 500)).toBe(0)
  // A machine that slept hears again before the second look.
  expect(await after(3_600_000, 3_600_000)).toBe(0)
  expect(await after(15_000, 500)).toBe(0)
  expect(await after(61_000, 61_000)).toBe(0)
  expect(await after(61_000, 122_000)).toBe(1)
  expect(await after(15_000, 137_000)).toBe(1)
  // Another process finds the same outage.
  await createEventWatch({ ...here.ctx, exchange }).look()
  expect(await after(15_000, 500)).toBe(1)
  expect(await after(61_000, 61_000)).toBe(1)
  expect(await after(61_000, 122_000)).toBe(2)
  expect(await outages(idle)).toBe(0)
  const told = (await inbox(me)).items.map(({ facts: told }) => told)
  expect(told.filter(({ event }) => event === 'venue_unreachable')).toHaveLength(2)
})
