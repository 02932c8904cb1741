// The history of a Hyperliquid account, read from the local exchange: each trade once, whatever is interrupted.
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { absolute, add, negate } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { create, ended, openPosition } from '../../testing/stories.ts'
import { stopSession } from '../../sessions/stop.ts'
import { journalTrades } from '../../storage/schema.ts'
import type { Exchange } from '../../venue/port.ts'
import { createImporter } from './importer.ts'
import { listImports } from './list-imports.ts'
import { startImport } from './start-import.ts'
import { undoImport } from './undo-import.ts'

let world: World
/** Called before each page of fills. */
let beforePage: (page: number) => Promise<void> = async () => {}
let pages = 0
beforeAll(async () => {
  world = await startWorld({
    exchange: (real): Exchange => ({
      ...real,
      pastFills: async (address, { from, until }) => {
        await beforePage(++pages)
        // Two fills a page, as if there were thousands.
        const { items } = await real.pastFills(address, { from, until })
        const [, second, third] = items.toSorted((a, b) => a.at - b.at)
        if (second === undefined || third === undefined) return { items, next: null }
        return { items: items.filter(({ at }) => at <= second.at), next: second.at + 1 }
      },
    }),
  })
  world.runner.start()
})
afterAll(() => world.stop())

async function orderByHand({ wallet, ctx }: Trader, size: string): Promise<void> {
  const transport = new HttpTransport({ apiUrl: world.url, isTestnet: true })
  const mark = Number(ctx.exchange.mark('BTC')?.mark)
  const isBuy = !size.startsWith('-')
  await new ExchangeClient({ transport, wallet }).order({
    orders: [
      {
        a: 0,
        b: isBuy,
        p: String(Math.round(mark * (isBuy ? 1.03 : 0.97))),
        s: absolute(size),
        r: false,
        t: { limit: { tif: 'Ioc' } },
      },
    ],
    grouping: 'na',
  })
}

async function traded(...sizes: string[]): Promise<Trader> {
  const trader = await world.newTrader()
  for (const size of sizes) await orderByHand(trader, size)
  return trader
}

async function begun({ ctx }: Trader): Promise<string> {
  const body = { exchange_account_id: ctx.viewer.id, days: 90 }
  return (await startImport({ ctx, input: { body } })).job_id
}
const newest = async ({ ctx }: Trader) => (await listImports({ ctx, input: {} }))[0]
const tradesOf = ({ ctx }: Trader) =>
  world.database
    .select()
    .from(journalTrades)
    .where(eq(journalTrades.userId, ctx.viewer.id))
    .orderBy(journalTrades.closedAt)

async function untilDone(trader: Trader): Promise<void> {
  const importer = createImporter(world.ctx)
  while ((await newest(trader))?.status !== 'done') await importer.run()
}

test('adds, partial closes and turns become trades whose sum is what the exchange booked', async () => {
  const trader = await traded('0.01', '0.02', '-0.01', '-0.05', '0.03', '0.01', '-0.01')
  await begun(trader)
  await untilDone(trader)
  const job = await newest(trader)
  expect(job).toMatchObject({ imported: 3, skipped: 0, progress: 1, error: null })
  const trades = await tradesOf(trader)
  expect(trades.map(({ side, quantity }) => [side, add(quantity)])).toEqual([
    ['long', '0.03'],
    ['short', '0.03'],
    ['long', '0.01'],
  ])
  const fills = await world.ctx.exchange.fillsSince(trader.address, 0)
  const booked = add(...fills.flatMap(({ closedPnl, fee }) => [closedPnl, negate(fee)]))
  const net = add(...trades.map(({ netPnl }) => netPnl))
  // The exchange rounds what it books to 6 decimals.
  expect(Number(net)).toBeCloseTo(Number(booked), 4)
  expect(trades.every(({ symbol, source }) => symbol === 'BTC_USDT' && source === 'import')).toBe(
    true,
  )
})

test('the same history adds nothing, and what happened since then is joined to it', async () => {
  const trader = await traded('0.01', '-0.01', '0.02')
  await begun(trader)
  await untilDone(trader)
  await orderByHand(trader, '-0.02')
  await begun(trader)
  const importer = createImporter(world.ctx)
  while (await importer.run());
  expect(await newest(trader)).toMatchObject({ status: 'done', imported: 1, skipped: 1 })
  expect(await tradesOf(trader)).toHaveLength(2)
})

test('two requests at once are one import', async () => {
  const trader = await traded('0.01', '-0.01')
  const ids = await Promise.all([begun(trader), begun(trader)])
  expect(new Set(ids).size).toBe(1)
  await untilDone(trader)
})

test('a process that dies between pages loses nothing and repeats nothing', async () => {
  const trader = await traded('0.01', '-0.01', '0.02', '-0.02', '0.03', '-0.03')
  await begun(trader)
  pages = 0
  const asked: number[] = []
  beforePage = async (page) => {
    asked.push(page)
    // It never comes back, as after kill -9.
    if (page === 2) await new Promise(() => {})
  }
  void createImporter(world.ctx).run()
  await expect.poll(() => asked.at(-1), { timeout: 30_000 }).toBe(2)
  beforePage = async (page) => void asked.push(page)
  const halfway = await newest(trader)
  expect(halfway).toMatchObject({ status: 'running' })
  expect(halfway?.progress).toBeLessThan(1)
  // Nobody else takes it while its process may live.
  expect(await createImporter(world.ctx).run()).toBe(false)
  const next = createImporter(world.ctx)
  next.start()
  await expect.poll(async () => (await newest(trader))?.status, { timeout: 30_000 }).toBe('done')
  await next.stop()
  expect(await newest(trader)).toMatchObject({ imported: 3 })
  expect(await tradesOf(trader)).toHaveLength(3)
  beforePage = async () => {}
})

test('an exchange that is away is asked again later, and the import says so meanwhile', async () => {
  const trader = await traded('0.01', '-0.01')
  await begun(trader)
  beforePage = async () => {
    throw new ServiceError('EXCHANGE_UNAVAILABLE', 'The exchange cannot be reached right now')
  }
  await createImporter(world.ctx).run()
  beforePage = async () => {}
  expect(await newest(trader)).toMatchObject({
    status: 'running',
    error: 'The exchange cannot be reached right now',
  })
  await createImporter({ ...world.ctx, clock: () => Date.now() + 60_000 }).run()
  expect(await newest(trader)).toMatchObject({ status: 'done', error: null, imported: 1 })
})

test('what is undone is gone, may be imported again, and is nobody else’s to undo', async () => {
  const trader = await traded('0.01', '-0.01')
  const id = await begun(trader)
  await untilDone(trader)
  const stranger = await world.newTrader()
  const undo = ({ ctx }: Trader) => undoImport({ ctx, input: { params: { id } } })
  await expect(undo(stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await tradesOf(trader)).toHaveLength(1)
  expect(await undo(trader)).toEqual({ removed: 1 })
  expect(await tradesOf(trader)).toEqual([])
  expect((await newest(trader))?.status).toBe('undone')
  await begun(trader)
  await untilDone(trader)
  expect(await tradesOf(trader)).toHaveLength(1)
})

test('an import that is undone while it runs adds nothing any more', async () => {
  const trader = await traded('0.01', '-0.01', '0.01', '-0.01')
  const id = await begun(trader)
  pages = 0
  beforePage = async (page) => {
    if (page === 2) await undoImport({ ctx: trader.ctx, input: { params: { id } } })
  }
  await createImporter(world.ctx).run()
  beforePage = async () => {}
  expect((await newest(trader))?.status).toBe('undone')
  expect(await tradesOf(trader)).toEqual([])
  expect(
    await world.ctx.store.journalImports.markets(trader.ctx.viewer.id, trader.ctx.viewer.id),
  ).toEqual([])
})

test('trades of sessions are not imported a second time', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  await openPosition(trader, session)
  const input = { params: { sessionId: session.id }, body: { mode: 'close_all' as const } }
  await stopSession({ ctx: trader.ctx, input })
  await ended(trader, session)
  await orderByHand(trader, '0.01')
  await orderByHand(trader, '-0.01')
  await begun(trader)
  await untilDone(trader)
  expect((await tradesOf(trader)).map(({ quantity }) => add(quantity))).toEqual(['0.01'])
})
