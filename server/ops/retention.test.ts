import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Candle } from '../../contract/market/market.ts'
import { createLog } from '../../platform/log.ts'
import { type OpenDatabase, openPostgres } from '../storage/kernel/database.ts'
import { rowsOf } from '../storage/kernel/rows.ts'
import { type Store, createStore } from '../storage/store.ts'
import { type Postgres, isPostgresInstalled, startPostgres } from '../testing/databases/postgres.ts'
import { openTestDatabase } from '../testing/databases/test-database.ts'
import { createDuties } from './duties.ts'
import { createRetention, kept } from './retention.ts'

const now = Date.UTC(2026, 10, 1)
const minute = 60_000
const homes = ['PGlite', ...(isPostgresInstalled ? ['PostgreSQL'] : [])]

describe.each(homes)('on %s', (home) => {
  let postgres: Postgres | undefined
  let database: OpenDatabase
  let store: Store
  let userId: string
  beforeAll(async () => {
    postgres = home === 'PostgreSQL' ? await startPostgres() : undefined
    database = postgres === undefined ? await openTestDatabase() : await openPostgres(postgres.url)
    store = createStore(database)
    userId = (await store.users.ensure(randomUUID(), `0x${'1'.repeat(40)}`, 1)).id
    const of = { userId, kind: 'session', assetIndex: 0, symbol: 'BTC', createdAt: 1 } as const
    await store.mandates.claim({ id: 'm', ...of })
  }, 120_000)
  afterAll(async () => {
    await store.close()
    await postgres?.stop()
  })

  const prune = () =>
    createRetention(
      { store, duties: createDuties(), clock: () => now, log: createLog('silent') },
      0,
    ).run()

  const line = (kind: 'decision' | 'signal' | 'order' | 'fill' | 'risk', at: number) =>
    store.logs.append({
      at,
      level: 'info',
      kind,
      message: `${kind} of ${at}`,
      userId,
      mandateId: 'm',
      tradeId: null,
      positionId: null,
      data: {},
    })

  test('old lines of why nothing was done go, what was done and all that is young stays', async () => {
    const old = now - kept.reasoningMs - 1
    for (let i = 0; i < 1_200; i++) await line(i % 3 === 0 ? 'order' : 'decision', old)
    await line('fill', old)
    await line('signal', old)
    await line('decision', now - kept.reasoningMs)
    await prune()
    const left = await rowsOf<{ kind: string; count: number }>(
      database.db,
      sql`select kind, count(*)::int as count from logs group by kind order by kind`,
    )
    expect(left).toEqual([
      { kind: 'decision', count: 1 },
      { kind: 'fill', count: 1 },
      { kind: 'order', count: 400 },
    ])
  })

  test('of each series the newest candles stay', async () => {
    const candle = (i: number, step = minute): Candle => ({
      t: i * step,
      T: (i + 1) * step - 1,
      o: '1',
      h: '1',
      l: '1',
      c: '1',
      v: '1',
      n: 1,
    })
    const many = Array.from({ length: kept.candles + 1_300 }, (_, i) => candle(i))
    await store.candles.save('BTC', '1m', many)
    await store.candles.save('BTC', '1h', [candle(0, 60 * minute), candle(9, 60 * minute)])
    await store.candles.save('ETH', '1m', [candle(3)])
    expect(await store.retention.series()).toHaveLength(3)
    await prune()
    expect(await store.candles.span('BTC', '1m')).toEqual({
      from: 1_300 * minute,
      to: (kept.candles + 1_299) * minute,
    })
    expect(await store.candles.span('BTC', '1h')).toEqual({ from: 0, to: 9 * 60 * minute })
    expect(await store.candles.span('ETH', '1m')).toEqual({ from: 3 * minute, to: 3 * minute })
  })

  test('keys of requests go after a day', async () => {
    const claim = (key: string) => ({ userId, endpointId: 'e', key, requestHash: 'h' })
    await store.idempotency.claim(claim('old'), now - kept.idempotencyMs - 1)
    await store.idempotency.claim(claim('young'), now - kept.idempotencyMs)
    await prune()
    expect(await store.idempotency.claim(claim('old'), now)).toBeUndefined()
    expect(await store.idempotency.claim(claim('young'), now)).toBeDefined()
  })

  test('imports of which nothing is left go after a month, and reading goes on where it ended', async () => {
    const old = now - kept.emptyImportsMs - 1
    const row = {
      userId,
      kind: 'account',
      accountId: 'a',
      exchange: 'hyperliquid',
      status: 'done',
      from: 0,
      until: old,
      cursor: null,
      imported: 0,
      skipped: 0,
      fills: 0,
      progress: 1,
      error: null,
      tries: 0,
      dueAt: 0,
      createdAt: old,
      finishedAt: old,
    } as const
    const { journalImports } = store
    await journalImports.insert({ ...row, id: 'empty', until: old - 2 })
    await journalImports.insert({ ...row, id: 'newest' })
    await journalImports.insert({ ...row, id: 'full', until: old - 1, imported: 3, fills: 9 })
    await journalImports.insert({ ...row, id: 'undone', status: 'undone', imported: 3 })
    await journalImports.insert({ ...row, id: 'failed', status: 'failed' })
    await journalImports.insert({ ...row, id: 'failed late', status: 'failed', fills: 100 })
    await journalImports.insert({ ...row, id: 'file', kind: 'csv', accountId: null, fills: 9 })
    await journalImports.insert({ ...row, id: 'young', status: 'undone', finishedAt: old + 1 })
    await journalImports.insert({ ...row, id: 'running', status: 'running', finishedAt: null })
    await prune()
    const left = await journalImports.list(userId, 20)
    expect(left.map(({ id }) => id).toSorted()).toEqual([
      'failed late',
      'full',
      'newest',
      'running',
      'young',
    ])
    expect((await journalImports.ofAccount(userId, 'a')).readTo).toBe(old)
  })

  test('what money is computed from has no way to be removed here', () => {
    expect(Object.keys(store.retention).toSorted()).toEqual([
      'candles',
      'idempotencyKeys',
      'imports',
      'logs',
      'noticeTargets',
      'notices',
      'series',
    ])
  })
})
