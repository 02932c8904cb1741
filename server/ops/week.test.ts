// A week of simulated time in a database of that age: what people and programs do takes no more room on the
// seventh day than on the third.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { coarsen } from '../money/equity/sample-equity.ts'
import type { OpenDatabase } from '../storage/kernel/database.ts'
import { rowsOf } from '../storage/kernel/rows.ts'
import { createStore, type Store } from '../storage/store.ts'
import { pastTrade } from '../testing/past-trade.ts'
import { stoppedClock } from '../testing/test-clock.ts'
import { openTestDatabase } from '../testing/databases/test-database.ts'
import { createDuties } from './duties.ts'
import { createRetention, kept } from './retention.ts'

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000]
const clock = stoppedClock()
/** What happens in each stretch of time; the database begins with as many log lines and candles as are kept. */
const stretchMs = 12 * hourMs
const inStretch = { lines: 10, candles: 720, samples: 720, keys: 30, others: 500 }

/** Samples of equity are kept longer, at one a quarter of an hour. */
const mostGrowthBytes = 300 * 1_024
const mostLines = (kept.reasoningMs / stretchMs) * inStretch.lines

let database: OpenDatabase
let store: Store
let userId: string
beforeAll(async () => {
  database = await openTestDatabase()
  store = createStore(database)
  userId = (await store.users.ensure('person', `0x${'1'.repeat(40)}`, clock())).id
  const of = { userId, kind: 'session', assetIndex: 0, symbol: 'BTC', createdAt: 1 } as const
  await store.mandates.claim({ id: 'm', ...of })
  await fillToTheBrim()
}, 120_000)
afterAll(() => store.close())

async function fillToTheBrim(): Promise<void> {
  const now = clock()
  await database.db.execute(sql`
    insert into logs (at, level, kind, message, user_id, mandate_id, data)
    select ${now - kept.reasoningMs}::bigint + n * ${stretchMs / inStretch.lines}::bigint, 'info', 'decision', 'waits', ${userId}, 'm', '{}'
    from generate_series(1, ${mostLines}::int) n`)
  await database.db.execute(sql`
    insert into candles (symbol, interval, t, o, h, l, c, v, n)
    select 'BTC', '1m', ${now}::bigint - n * ${minuteMs}::bigint, 1, 1, 1, 1, 1, 1
    from generate_series(1, ${kept.candles}::int) n`)
}

async function live(round: number): Promise<void> {
  const begin = clock()
  const each = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      id: `${round}-${n}`,
      at: begin + Math.floor((n * stretchMs) / count),
    }))
  for (const { at } of each(inStretch.lines)) await log(at)
  const price = { o: '1', h: '2', l: '1', c: '1', v: '1', n: 1 }
  const candles = each(inStretch.candles).map(({ at }) => ({ ...price, t: at, T: at + 59_999 }))
  await store.candles.save('BTC', '1m', candles)
  for (const { id, at } of each(inStretch.keys)) {
    const claim = { userId, endpointId: 'placeTrade', key: id, requestHash: 'h' }
    await store.idempotency.claim(claim, at)
    await store.idempotency.complete(claim, at, {
      status: 201,
      response: { note: 'n'.repeat(900) },
    })
    await store.users.putSettings(userId, { preferences: 'p'.repeat(900), n: id })
  }
  await addMany(begin, round)
  await store.transaction(({ liveTrades }) => liveTrades.take(userId, inStretch.others))
  await store.leaderboard.catchUp(begin + stretchMs)
  await importAndTakeBack(round)
  await showAndDelete(round)
}

/** What would take too long one by one. */
async function addMany(begin: number, round: number): Promise<void> {
  const { samples, others } = inStretch
  const numbers = sql`generate_series(1, ${others}::int) n`
  const at = sql`${begin}::bigint + n * ${stretchMs / others}::bigint`
  const statements = [
    sql`insert into equity_samples select ${userId}, ${begin}::bigint + n * ${stretchMs / samples}::bigint, 1000, 1
        from generate_series(1, ${samples}::int) n`,
    sql`insert into spent_nonces select ${round} || '-' || n, ${at} from ${numbers}`,
    sql`insert into challenges select ${round} || '-' || n, '0x1', repeat('m', 500), ${at}, ${at}, null from ${numbers}`,
    sql`insert into journal_queue (user_id, position_id) select ${userId}, ${round} || '-' || n from ${numbers}`,
    sql`insert into leaderboard_queue (user_id, session_id, at, queued_at) select ${userId}, null, ${at}, ${at} from ${numbers}`,
  ]
  for (const statement of statements) await database.db.execute(statement)
}

const log = (at: number) =>
  store.logs.append({
    at,
    level: 'info',
    kind: 'decision',
    message: 'waits',
    userId,
    mandateId: 'm',
    tradeId: null,
    positionId: null,
    data: {},
  })

async function importAndTakeBack(round: number): Promise<void> {
  const [id, now] = [`import ${round}`, clock()]
  const trades = Array.from({ length: 100 }, (_, n) => pastTrade(`${round}-${n}`, { importId: id }))
  await store.journalTrades.insertTrades(userId, trades)
  await store.journalImports.insert({
    id,
    userId,
    kind: 'csv',
    accountId: null,
    exchange: 'binance',
    status: 'undone',
    from: now,
    until: now,
    cursor: null,
    imported: 100,
    skipped: 0,
    fills: 0,
    progress: 1,
    error: null,
    tries: 0,
    dueAt: now,
    createdAt: now,
    // Those of a week ago were taken back a month ago.
    finishedAt: now - kept.emptyImportsMs + 2 * dayMs,
  })
  expect(await store.journalTrades.removeImport(userId, id)).toBe(100)
}

async function showAndDelete(round: number): Promise<void> {
  const bytes = Buffer.from(
    Array.from({ length: 100_000 }, (_, n) => (n * 7919 * (round + 1)) % 251),
  )
  const id = `image ${round}`
  const size = { width: 5, height: 4, size: bytes.length }
  await store.journalImages.insert({
    ...size,
    id,
    userId,
    mediaType: 'image/png',
    bytes,
    createdAt: clock(),
  })
  await store.journalImages.remove(userId, id)
}

interface Size {
  name: string
  bytes: number
}
const sizes = () =>
  rowsOf<Size>(
    database.db,
    sql`select relname as name, pg_total_relation_size(relid)::float8 as bytes from pg_stat_user_tables order by relname`,
  )

test('a week takes no more room than three days', async () => {
  const retention = createRetention(
    { store, duties: createDuties(), clock, log: createLog('silent') },
    0,
  )
  let before: Size[] = []
  for (let round = 0; round < (7 * dayMs) / stretchMs; round++) {
    await live(round)
    clock.advance(stretchMs)
    await store.challenges.sweep(clock() - 10 * minuteMs)
    await coarsen({ store, clock }, userId)
    await retention.run()
    if ((round + 1) * stretchMs === 3 * dayMs) before = await sizes()
  }
  const was = new Map(before.map(({ name, bytes }) => [name, bytes]))
  const grown = (await sizes())
    .map(({ name, bytes }) => ({ name, by: bytes - (was.get(name) ?? 0) }))
    .filter(({ by }) => by > mostGrowthBytes)
  expect(grown).toEqual([])
  const rows = async (table: string) =>
    (
      await rowsOf<{ rows: number }>(
        database.db,
        sql`select count(*)::int as rows from ${sql.identifier(table)}`,
      )
    )[0]?.rows
  expect(await rows('logs')).toBeLessThanOrEqual(mostLines + 1)
  expect(await rows('candles')).toBeLessThanOrEqual(kept.candles)
  expect(await rows('idempotency_keys')).toBeLessThanOrEqual((dayMs / stretchMs) * inStretch.keys)
  expect(await rows('challenges')).toBeLessThanOrEqual(inStretch.others)
  expect(await rows('spent_nonces')).toBeLessThanOrEqual(inStretch.others)
  expect(await rows('journal_imports')).toBeLessThanOrEqual((2 * dayMs) / stretchMs)
  expect(await rows('journal_queue')).toBe(0)
  expect(await rows('journal_trades')).toBe(0)
  // One a minute for a day, then at most two a quarter of an hour.
  expect(await rows('equity_samples')).toBeLessThanOrEqual(26 * 60 + 2 * 7 * 96)
}, 240_000)
