// Fills a second from an exchange's pages, or a CSV file, into trades of the journal: 5,000 of them compared
// with a second. On PGlite always; on PostgreSQL when TEST_DATABASE_URL names a server and a superuser.
import { mostCsvRows } from '../contract/journal/csv-imports.ts'
import type { Context } from '../server/context.ts'
import { createImporter } from '../server/journal/imports/importer.ts'
import { queueImport } from '../server/storage/journal/queue-import.ts'
import { planCsv } from '../server/journal/imports/csv/plan-csv.ts'
import type { Exchange, ExchangeFill } from '../server/venue/port.ts'
import { type OpenDatabase, openEmbedded } from '../server/storage/kernel/database.ts'
import { createStore } from '../server/storage/store.ts'
import { openTestDatabase } from '../server/testing/databases/test-database.ts'
import type { Comparison } from './measure.ts'

const fills = 50_000
const pageSize = 2_000
const begin = Date.UTC(2026, 0, 1)
const day = 86_400_000
const silent = { debug: () => {}, info: () => {}, warn: console.error, error: console.error }

export async function measurements(): Promise<Comparison[]> {
  const homes: [string, () => Promise<OpenDatabase>][] = [
    ['PGlite', () => openEmbedded(undefined)],
    ...(process.env['TEST_DATABASE_URL'] === undefined
      ? []
      : ([['PostgreSQL', openTestDatabase]] as [string, () => Promise<OpenDatabase>][])),
  ]
  const all: Comparison[] = [await csv()]
  for (const [name, open] of homes) all.push(await account(name, await open()))
  return all
}

/** A market's position goes 0, 2, 1, −1, 0 and so on. */
const steps = [2, -1, -2, 1]
const history: ExchangeFill[] = Array.from({ length: fills }, (_, index) => {
  const market = index % 20
  const step = Math.floor(index / 20) % 4
  const before = [0, 2, 1, -1][step] ?? 0
  return {
    tid: index,
    oid: index,
    cloid: null,
    symbol: `COIN${market}`,
    isBuy: (steps[step] ?? 0) > 0,
    size: String(Math.abs(steps[step] ?? 0)),
    price: `${100 + (index % 97)}.25`,
    fee: '0.045',
    builderFee: '0',
    closedPnl: '0',
    startPosition: String(before),
    direction: '',
    cause: 'trade',
    at: begin + index * 1_000,
  }
})

async function account(name: string, database: OpenDatabase): Promise<Comparison> {
  const store = createStore(database)
  const now = begin + fills * 1_000 + day
  await store.users.ensure('someone', '0x52908400098527886E0F7030069857D2E4169EE7', now)
  const exchange = {
    pastFills: async (_address: string, { from }: { from: number }) => {
      const first = Math.max(0, Math.ceil((from - begin) / 1_000))
      const items = history.slice(first, first + pageSize)
      const last = items.at(-1)
      return { items, next: items.length < pageSize || last === undefined ? null : last.at }
    },
    pastFunding: async () => ({ items: [], next: null }),
    mark: () => null,
  } as unknown as Exchange
  let made = 0
  const ports = {
    store,
    exchange,
    clock: () => now,
    newId: () => `id-${++made}`,
    log: silent,
    config: {},
  } as unknown as Context
  const wish = { id: 'import', userId: 'someone', accountId: 'someone', exchange: 'hyperliquid' }
  await queueImport(store, { ...wish, days: 365, now })
  const [cpu, start] = [process.cpuUsage(), performance.now()]
  await createImporter(ports).run()
  const took = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  const [job] = await store.journalImports.list('someone', 1)
  if (job?.status !== 'done') throw new Error(`the import is ${job?.status}: ${job?.error}`)
  const cpuMs = (user + system) / 1_000
  console.log(
    `  ${name}: ${job.fills} fills → ${job.imported} trades, ${rate(job.fills, took)} fills a second (${rate(job.fills, cpuMs)} of CPU time)`,
  )
  await database.close()
  return compared(`${name}: import of an account, per 5,000 fills`, (took / fills) * 5_000)
}

async function csv(): Promise<Comparison> {
  const rows = history
    .slice(0, mostCsvRows)
    .map(
      ({ at, symbol, isBuy, price, size, fee }) =>
        `${new Date(at).toISOString()},${symbol}USDT,${isBuy ? 'buy' : 'sell'},${price},${size},${fee}`,
    )
  const file = new File([['Time,Symbol,Side,Price,Quantity,Fee', ...rows].join('\n')], 'x.csv')
  const start = performance.now()
  const { trades } = await planCsv({ newId: () => 'x' }, { file, tz: 'UTC' })
  const took = performance.now() - start
  console.log(
    `  CSV: ${rows.length} rows → ${trades.length} trades, ${rate(rows.length, took)} rows a second`,
  )
  return compared('CSV file read into trades, per 5,000 rows', (took / rows.length) * 5_000)
}

function compared(subject: string, subjectMs: number): Comparison {
  return { subject, subjectMs, beside: 'a second', besideMs: 1_000, ratio: subjectMs / 1_000 }
}

const rate = (count: number, ms: number) => Math.round((count / ms) * 1_000).toLocaleString('en')
