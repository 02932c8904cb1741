// Entries that rest in the book fill by half, are taken back while the rest fills, and the answers of cancels and posts are
// lost: sessions at once, each by a schedule of its own. By the exchange's own record nothing is entered twice, the books have
// every fill, and nothing is open without a stop, but for the moment in which the exchange takes it with a part-filled entry.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { add, compare, isZero, multiply, subtract } from '../../../../contract/decimal.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { quickStrategy } from '../../../../engine/sessions/presets.ts'
import { randomNumbers } from '../../../../engine/random-numbers.ts'
import type { Truth } from '../../../testing/exchange/local-controls.ts'
import { turnedAround, turnover, unguardedMoments } from '../../../testing/routes/guarded.ts'
import { create, sessionNow } from '../../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../../testing/worlds/world.ts'
import { stopSession } from '../../stop.ts'

/** Set SCHEDULES for more, e.g. `SCHEDULES=100 npm run unit part-fills`. */
const schedules = Number(process.env['SCHEDULES'] ?? 4)
const atOnce = 4
/** Prices and faults of a schedule. */
const steps = 24
/** A slow machine posts its first entry late. */
const mostSteps = 600

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

/** Posts anew almost twice a second; what has not filled crosses the book or is let go after a few posts. */
const strategyOf = (crossWithinPct: number | null) => ({
  ...quickStrategy,
  entrySpacingMs: 0,
  cooldownMs: 0,
  maker: { restsTargets: true, entries: { restMs: 600, mostPosts: 4, crossWithinPct } },
})

const lost = ['F1', 'F2'] as const

/** What has been met over all schedules: without it they would prove nothing. */
const met = { parts: 0, cancelled: 0 }

async function runSchedules(number: number, crosses: boolean): Promise<void> {
  const random = randomNumbers(2_040 + number)
  const at = await startWorld({ strategy: strategyOf(crosses ? 0.5 : null) })
  world = at
  at.runner.start()
  const traders = await Promise.all(Array.from({ length: atOnce }, () => at.newTrader('100000')))
  const sessions = await Promise.all(traders.map((trader) => create(trader, { lossThreshold: 50 })))
  let way = random() < 0.5 ? -1 : 1
  const hasParts = async () => {
    const truths = await Promise.all(traders.map(({ address }) => at.truth(address)))
    return truths.some(({ fills }) => fills.length > 1)
  }
  for (let step = 0; step < steps || (step < mostSteps && !(await hasParts())); step++) {
    for (const { address } of traders) {
      if (random() < 0.6) await at.fail('F6b', address)
      if (random() < 0.2) await at.fail(lost[random() < 0.5 ? 0 : 1], address)
    }
    // It goes one way for a while, so that what is left of an entry waits until it is taken back.
    if (random() < 0.2) way = -way
    await at.shock('BTC', way * random() * 0.06)
    await sleep(random() * 250)
  }
  for (const [index, trader] of traders.entries()) {
    const session = sessions[index]
    if (session !== undefined) await finish(at, trader, session)
  }
  await at.stop()
  world = undefined
}

async function finish(at: World, trader: Trader, session: Session): Promise<void> {
  for (const fault of ['F6b', ...lost]) await at.fail(fault, trader.address, 0)
  const input = { params: { sessionId: session.id }, body: { mode: 'close_all' as const } }
  await stopSession({ ctx: trader.ctx, input })
  await vi.waitFor(
    async () => expect((await sessionNow(trader, session)).status).toBe('ended'),
    90_000,
  )
  const truth = await at.truth(trader.address)
  expect(truth.orders.filter(({ status }) => status === 'open')).toEqual([])
  expectGuarded(truth)
  expect(turnedAround(truth.fills)).toEqual([])
  expectOneEntryAtATime(truth)
  await expectBooked(trader, session, truth)
}

/** A stop goes with the entry that is taken back; before anything else is sent, what has filled gets another one. */
function expectGuarded(truth: Truth): void {
  const { orders } = truth
  for (const { from, until } of unguardedMoments(truth)) {
    const ended = orders.filter(
      ({ order, statusTimestamp: at }) => !order.reduceOnly && at === from,
    )
    expect(ended).toMatchObject([{ status: 'canceled' }])
    const sent = orders.filter(({ order: { timestamp: at } }) => at > from && at <= until)
    expect(sent.filter(({ order }) => !order.reduceOnly)).toEqual([])
    expect(sent.some(({ order }) => order.orderType.startsWith('Stop'))).toBe(true)
  }
}

const isEntry = ({ dir }: Truth['fills'][number]) => dir.startsWith('Open')

/** While something is open, nothing but the rest of its own entry adds to it. */
function expectOneEntryAtATime({ fills, orders }: Truth): void {
  let entry: string | null | undefined
  for (const fill of fills.toSorted((a, b) => a.time - b.time)) {
    if (!isEntry(fill)) continue
    if (isZero(fill.startPosition)) entry = fill.cloid
    expect(fill.cloid).toBe(entry)
  }
  for (const { order, status } of orders.filter(({ order }) => !order.reduceOnly)) {
    const own = fills.filter(({ cloid }) => cloid === order.cloid)
    const size = add(0, ...own.map(({ sz }) => sz))
    expect(compare(size, order.origSz)).toBeLessThan(1)
    if (own.length > 1 || (own.length > 0 && compare(size, order.origSz) < 0)) met.parts++
    if (own.length > 0 && status !== 'filled') met.cancelled++
  }
}

/** Position by position, to the last digit. */
async function expectBooked({ ctx }: Trader, { id }: Session, { fills }: Truth): Promise<void> {
  const rows = await ctx.store.positions.ofMandates([id])
  expect(rows.filter(({ status }) => status !== 'closed')).toEqual([])
  const { opened, closed } = turnover(fills)
  expect(subtract(opened, closed)).toBe('0')
  const of = (name: 'entrySize' | 'exitSize' | 'entryNotional' | 'exitNotional') =>
    add(0, ...rows.map((row) => row[name]))
  const notional = (some: Truth['fills']) => add(0, ...some.map(({ px, sz }) => multiply(px, sz)))
  expect([of('entrySize'), of('exitSize')]).toEqual([opened, closed])
  expect([of('entryNotional'), of('exitNotional')]).toEqual([
    notional(fills.filter(isEntry)),
    notional(fills.filter((fill) => !isEntry(fill))),
  ])
}

test(`keeps one guarded position in each of ${schedules} schedules`, async () => {
  for (let done = 0, number = 0; done < schedules; done += atOnce, number++) {
    await runSchedules(number, number % 2 === 1)
  }
  expect(met.parts).toBeGreaterThan(0)
}, 3_600_000)
