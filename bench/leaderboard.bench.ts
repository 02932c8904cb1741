// The cost of reading a ranking, and of updating it for a fill, as traders and fills grow: compared with `select 1`
// and with a plain insert. On PGlite always; on PostgreSQL, up to 10 million fills, when TEST_DATABASE_URL names a
// server and a superuser.
import { sql } from 'drizzle-orm'
import type { ParsedInputOf } from '../contract/endpoint.ts'
import type { listRankings } from '../contract/board/leaderboard.ts'
import type { OptionalViewerContext } from '../server/context.ts'
import { readRankings } from '../server/board/rankings.ts'
import { type OpenDatabase, openEmbedded } from '../server/storage/kernel/database.ts'
import { type Store, createStore } from '../server/storage/store.ts'
import { openTestDatabase } from '../server/testing/databases/test-database.ts'
import { fillsPerTrader, writeBooks } from './leaderboard-books.ts'
import { wholeSignIn } from '../server/testing/people/sign-ins.ts'
import type { Comparison } from './measure.ts'

const now = Date.UTC(2026, 4, 20, 12, 30)
const requests = 60
const fillsAtOnce = 100

interface Home {
  name: string
  traders: number[]
  open: () => Promise<OpenDatabase>
}

const homes: Home[] = [
  { name: 'PGlite', traders: [100, 1_000, 5_000], open: () => openEmbedded(undefined) },
  ...(process.env['TEST_DATABASE_URL'] === undefined
    ? []
    : [{ name: 'PostgreSQL', traders: [1_000, 10_000, 100_000], open: openTestDatabase }]),
]

export async function measurements(): Promise<Comparison[]> {
  const all: Comparison[] = []
  for (const home of homes) {
    for (const traders of home.traders) all.push(...(await measure(home, traders)))
  }
  return all
}

async function measure(home: Home, traders: number): Promise<Comparison[]> {
  const database = await home.open()
  try {
    const store = createStore(database)
    const made = await timed(() => writeBooks(database.db, traders, now))
    const counted = await timed(async () => {
      await store.leaderboard.rebuild()
      await store.leaderboard.catchUp(now, 20_000)
      await database.db.execute(sql`vacuum analyze leaderboard_standings`)
    })
    const size = `${home.name}, ${grouped(traders)} traders, ${grouped(traders * fillsPerTrader)} fills`
    console.log(
      `  ${size}: written in ${seconds(made)}, counted from nothing in ${seconds(counted)}`,
    )
    return [
      ...(await measureRequests(database, store, traders, size)),
      await measureFills(database, store, traders, size),
    ]
  } finally {
    await database.close()
  }
}

async function measureRequests(
  { db }: OpenDatabase,
  store: Store,
  traders: number,
  size: string,
): Promise<Comparison[]> {
  const bare = await times(requests, () => db.execute(sql`select 1`))
  const beside = { beside: 'select 1', besideMs: percentile(bare, 50) }
  const queries = await requestsOf(store)
  const all: Comparison[] = []
  for (const [name, query] of Object.entries(queries)) {
    const took = await times(requests, (i) => {
      const viewer = {
        id: `u${1 + ((i * 31) % traders)}`,
        address: '0x0',
        via: wholeSignIn,
      } as const
      return readRankings({
        ctx: contextOf(store, viewer),
        input: { query: { ...usual, ...query } },
      })
    })
    for (const p of [50, 95]) {
      const subjectMs = percentile(took, p)
      const ratio = subjectMs / beside.besideMs
      all.push({ subject: `${size}: ${name} with own row, p${p}`, subjectMs, ...beside, ratio })
    }
  }
  return all
}

type Query = Partial<ParsedInputOf<typeof listRankings>['query']>

const usual = { period: 'all', sort: 'pnl', who: 'all', minTrades: 1, limit: 50 } as const

async function requestsOf(store: Store): Promise<Record<string, Query>> {
  const ctx = contextOf(store, null)
  const page = (query: Query) => readRankings({ ctx, input: { query: { ...usual, ...query } } })
  const middle = await middleOf(page)
  return {
    'first page': { period: '30d', sort: 'pnl' },
    'first page by drawdown': { period: 'all', sort: 'drawdown', minTrades: 3 },
    'a page in the middle': { period: 'all', sort: 'roi', cursor: middle },
    'search for an address': { period: 'all', q: 'abc' },
    'search that finds all': { period: 'all', q: '0x' },
  }
}

/** A cursor near the average return, where half of the traders are above. */
async function middleOf(page: (query: Query) => ReturnType<typeof readRankings>): Promise<string> {
  const { items } = await page({ period: 'all', sort: 'roi', limit: 1 })
  return `roi:0:${items[0]?.userId ?? 'u1'}`
}

/**
 * Fills of as many traders, counted together like one second's worth: time per fill, compared with an insert without
 * triggers.
 */
async function measureFills(
  { db }: OpenDatabase,
  store: Store,
  traders: number,
  size: string,
): Promise<Comparison> {
  await db.execute(sql`create table bare (id integer primary key, at bigint, price numeric)`)
  const bare = await times(requests, (i) =>
    db.execute(sql`insert into bare values (${i}::integer, 1, 1.5)`),
  )
  const counted: number[] = []
  for (let round = 0; round < 8; round++) {
    await db.execute(sql`
      insert into fills (user_id, tid, symbol, at, oid, position_id, mandate_id, is_buy, size, price, fee, builder_fee,
        closed_pnl, direction, is_liquidation)
      select 'u' || i, ${1_000 + round}::bigint, 'A', ${now}::bigint, 1, 'x', 'x', true, 1, 100, 0, 0, 0, 'x', false
      from (select distinct 1 + (k * 7919 + ${round}::integer) % ${traders}::integer as i
        from generate_series(1, ${fillsAtOnce}::integer) k) chosen`)
    const took = await timed(async () => {
      await store.leaderboard.catchUp(now)
    })
    if (round > 1) counted.push(took / fillsAtOnce)
  }
  const [subjectMs, besideMs] = [percentile(counted, 50), percentile(bare, 50)]
  const subject = `${size}: counting a fill, ${fillsAtOnce} at once`
  return { subject, subjectMs, beside: 'one bare insert', besideMs, ratio: subjectMs / besideMs }
}

/** A ranking uses only storage and viewer of its context. */
function contextOf(store: Store, viewer: OptionalViewerContext['viewer']): OptionalViewerContext {
  return { store, viewer } as OptionalViewerContext
}

async function times(rounds: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    const ms = await timed(() => work(round).then(() => {}))
    // The first rounds warm up.
    if (round >= 3) took.push(ms)
  }
  return took
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN
}

const grouped = (value: number) => value.toLocaleString('en')
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
