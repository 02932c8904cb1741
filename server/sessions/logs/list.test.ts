import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LogKind, LogLevel } from '../../../contract/sessions/logs.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { quickStrategy } from '../../../engine/sessions/presets.ts'
import type { ViewerContext } from '../../context.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { wholeSignIn } from '../../testing/people/sign-ins.ts'
import { listSessionLogs } from './list.ts'

const sessionId = 'session-1'
const began = 1_800_000_000_000

let world: TestContext
let ctx: ViewerContext
beforeAll(async () => {
  world = await openTestContext()
  const address = '0x0000000000000000000000000000000000000001'
  const user = await world.ctx.store.users.ensure('user-1', address, began)
  ctx = { ...world.ctx, viewer: { id: user.id, address, via: wholeSignIn } }
  await ctx.store.mandates.claim({
    id: sessionId,
    userId: user.id,
    kind: 'session',
    assetIndex: 0,
    symbol: 'BTC',
    createdAt: began,
  })
  await ctx.store.sessions.create({
    id: sessionId,
    userId: user.id,
    kind: 'quick',
    status: 'active',
    endReason: null,
    assetIndex: 0,
    symbol: 'BTC',
    budget: '100',
    profitTarget: 10,
    lossThreshold: 5,
    maxPositions: 1,
    strategy: quickStrategy,
    leverage: 5,
    takeProfitPct: 2,
    stopLossPct: 1,
    budgetPerPosition: '100',
    acceptsEntries: true,
    lastEntryAt: {},
    lastLossAt: null,
    startedAt: began,
    endsAt: null,
    endedAt: null,
    finalPnl: null,
    version: 0,
  })
  for (let minute = 0; minute < 12; minute++) await append(minute)
})
afterAll(() => world.close())

/** Every third line is a warning about the connection, the others are decisions. */
async function append(minute: number): Promise<void> {
  const [level, kind]: [LogLevel, LogKind] =
    minute % 3 === 0 ? ['warn', 'connection'] : ['info', 'decision']
  await ctx.store.logs.append({
    at: began + minute * 60_000,
    level,
    kind,
    message: `Line ${minute}: 100%_sure`,
    userId: ctx.viewer.id,
    mandateId: sessionId,
    tradeId: null,
    positionId: null,
    data: { minute },
  })
}

type Query = Partial<Parameters<typeof listSessionLogs>[0]['input']['query']>

async function minutes(query: Query): Promise<unknown[]> {
  const page = await listSessionLogs({
    ctx,
    input: { params: { sessionId }, query: { limit: 50, ...query } },
  })
  return page.items.map(({ data }) => data['minute'])
}

test('lists the newest first, a level or a kind alone', async () => {
  expect(await minutes({})).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
  expect(await minutes({ level: 'warn' })).toEqual([9, 6, 3, 0])
  expect(await minutes({ kind: 'decision', limit: 3 })).toEqual([11, 10, 8])
  expect(await minutes({ kind: 'decision', level: 'warn' })).toEqual([])
})

test('takes both ends of a range in', async () => {
  const [from, to] = [began + 2 * 60_000, began + 4 * 60_000]
  expect(await minutes({ from, to })).toEqual([4, 3, 2])
  expect(await minutes({ from: to + 1, level: 'warn' })).toEqual([9, 6])
})

test('searches what a person types, in any case, with signs that mean themselves', async () => {
  expect(await minutes({ q: 'LINE 1:' })).toEqual([1])
  expect(await minutes({ q: '0%_S' })).toHaveLength(12)
  expect(await minutes({ q: '%' })).toHaveLength(12)
  expect(await minutes({ q: '1%1' })).toEqual([])
})

test('goes on where a page ended, under the same filter', async () => {
  const seen: unknown[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await listSessionLogs({
      ctx,
      input: { params: { sessionId }, query: { limit: 3, kind: 'decision', cursor } },
    })
    expect(items.length).toBeLessThanOrEqual(3)
    seen.push(...items.map(({ data }) => data['minute']))
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual([11, 10, 8, 7, 5, 4, 2, 1])
})

test('refuses a cursor that no list has given', async () => {
  await expect(minutes({ cursor: 'newest' })).rejects.toThrow(ServiceError)
})

test('a line gives its reason beside its words, one of an earlier version its words alone', async () => {
  const line = { level: 'info', kind: 'risk', mandateId: sessionId, tradeId: null } as const
  const owner = { userId: ctx.viewer.id, positionId: null, at: began + 3_600_000 }
  const reason = { code: 'protected', values: { takeProfitPrice: '110', stopLossPrice: '98' } }
  const stored = [{ protection: 'on_exchange', reason }, { reason: 'take_profit' }, {}]
  for (const data of stored) {
    await ctx.store.logs.append({ ...line, ...owner, message: 'As it was said', data })
  }
  const { items } = await listSessionLogs({
    ctx,
    input: { params: { sessionId }, query: { limit: 3, from: owner.at } },
  })
  expect(items.map(({ message }) => message)).toEqual(Array(3).fill('As it was said'))
  expect(items.map((item) => [item.reason, item.data])).toEqual([
    [undefined, {}],
    [undefined, { reason: 'take_profit' }],
    [reason, { protection: 'on_exchange' }],
  ])
})
