// The cost of the journal's pages with 100,000 trades, and of one trade more: compared with `select 1`. On PGlite always;
// on PostgreSQL when TEST_DATABASE_URL names a server and a superuser.
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { ViewerContext } from '../server/context.ts'
import { getOverview } from '../server/journal/analytics/get-overview.ts'
import { getSetups } from '../server/journal/analytics/get-setups.ts'
import { createJournal } from '../server/journal/journal.ts'
import { listJournalTrades } from '../server/journal/trades/list-trades.ts'
import { type OpenDatabase, openEmbedded } from '../server/storage/kernel/database.ts'
import { type Store, createStore } from '../server/storage/store.ts'
import { pastTrade } from '../server/testing/past-trade.ts'
import { wholeSignIn } from '../server/testing/people/sign-ins.ts'
import { openTestDatabase } from '../server/testing/databases/test-database.ts'
import type { Comparison } from './measure.ts'

const trades = 100_000
const rounds = 30
const warmUp = 3
const minute = 60_000
const newest = Date.UTC(2026, 4, 20)

interface Home {
  name: string
  open: () => Promise<OpenDatabase>
}

const homes: Home[] = [
  { name: 'PGlite', open: () => openEmbedded(undefined) },
  ...(process.env['TEST_DATABASE_URL'] === undefined
    ? []
    : [{ name: 'PostgreSQL', open: openTestDatabase }]),
]

export async function measurements(): Promise<Comparison[]> {
  const all: Comparison[] = []
  for (const home of homes) all.push(...(await measure(home)))
  return all
}

async function measure(home: Home): Promise<Comparison[]> {
  const database = await home.open()
  try {
    const store = createStore(database)
    const user = await store.users.ensure(randomUUID(), `0x${'a1'.repeat(20)}`, newest)
    const made = await timed(() => write(store, user.id, trades))
    const ctx = contextOf(store, user.id)
    const begin = process.cpuUsage()
    const read = await timed(() => ctx.journal.of(user.id))
    console.log(
      `  ${home.name}: ${trades} trades written in ${seconds(made)} (${Math.round(trades / (made / 1_000))} a second), first read in ${seconds(read)} (${seconds(cpuSince(begin))} of CPU time here)`,
    )
    const bare = await times(() => database.db.execute(sql`select 1`))
    const beside = { beside: 'select 1', besideMs: percentile(bare, 50) }
    const all: Comparison[] = []
    for (const [name, work] of Object.entries(pagesOf(ctx, store, user.id))) {
      const before = process.cpuUsage()
      const took = await times(work)
      const cpuMs = cpuSince(before) / (rounds + warmUp)
      console.log(`  ${home.name}: ${name}, ${cpuMs.toFixed(1)} ms of CPU time here`)
      for (const p of [50, 95]) {
        const subjectMs = percentile(took, p)
        const ratio = subjectMs / beside.besideMs
        all.push({ subject: `${home.name}: ${name}, p${p}`, subjectMs, ...beside, ratio })
      }
    }
    return all
  } finally {
    await database.close()
  }
}

function pagesOf(
  ctx: ViewerContext,
  store: Store,
  userId: string,
): Record<string, (round: number) => Promise<unknown>> {
  const tz = 'Europe/Berlin'
  const list = { page: 1, limit: 50, sort: 'closed_at', order: 'desc', tz } as const
  const page = (more: object) => listJournalTrades({ ctx, input: { query: { ...list, ...more } } })
  return {
    'first page': () => page({}),
    'a page in the middle': (round) => page({ page: 900 + round }),
    'a page by result': () => page({ sort: 'net_pnl' }),
    'a page of one market and month': () =>
      page({ symbol: 'M3_USDT', date_from: '2026-03-01', date_to: '2026-03-31' }),
    overview: () => getOverview({ ctx, input: { query: { tz } } }),
    'overview of one market': () => getOverview({ ctx, input: { query: { tz, symbol: 'M3' } } }),
    'expectancy by hour': () => getSetups({ ctx, input: { query: { tz, by: 'hour' } } }),
    'one trade more, and the first page': async (round) => {
      const id = `more-${round}`
      await store.journalTrades.insertTrades(userId, [pastTrade(id, { closedAt: newest + round })])
      return page({})
    },
  }
}

async function write(store: Store, userId: string, count: number): Promise<void> {
  const made = Array.from({ length: count }, (_, index) => {
    // A walk that is the same each time.
    const gain = ((index * 7919) % 2_000) / 10 - 95
    const closedAt = newest - index * 5 * minute
    return pastTrade(`t${index}`, {
      source: 'live',
      symbol: `M${index % 30}_USDT`,
      side: index % 3 === 0 ? 'short' : 'long',
      openedAt: closedAt - (1 + (index % 90)) * minute,
      closedAt,
      realizedPnl: String(gain.toFixed(4)),
      fees: '0.5',
      netPnl: (gain - 0.5).toFixed(4),
      riskAmount: '50',
      rMultiple: ((gain - 0.5) / 50).toFixed(6),
      mae: '-20',
      mfe: '45.5',
      setupTag: index % 4 === 0 ? 'breakout' : null,
      fills: null,
    })
  })
  await store.journalTrades.insertTrades(userId, made)
}

/** The journal uses only these of its context. */
function contextOf(store: Store, id: string): ViewerContext {
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  const ports = { store, clock: Date.now, newId: randomUUID, log: silent }
  const journal = createJournal(ports as unknown as ViewerContext)
  const viewer = { id, address: '0x0', via: wholeSignIn }
  return { ...ports, journal, viewer } as unknown as ViewerContext
}

async function times(work: (round: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let round = -warmUp; round < rounds; round++) {
    const ms = await timed(() => work(round + warmUp))
    // The first rounds warm up.
    if (round >= 0) took.push(ms)
  }
  return took
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Milliseconds of this process: with the embedded database it is in them. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
