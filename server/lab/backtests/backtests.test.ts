// Backtests of a person, as the routes tell of them: decisions with what was read for them, other orders of the trades,
// sweeps, links to share, and what the live socket says.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { EntityEvent } from '../../../contract/live.ts'
import { backtests } from '../../storage/schema.ts'
import {
  type ApiWorld,
  type Client,
  sender,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'
import { type Backtester, createBacktester } from './backtester.ts'

type Told<E extends keyof typeof contract> = OutputOf<(typeof contract)[E]>

const base = '/api/programs'
const startDate = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10)
const code = `const fast = param('fast', 3, { min: 2, max: 20 })
fn run(ctx) {
  const quick = ctx.indicator('ema', { period: fast }), calm = ctx.indicator('ema', { period: 12 })
  ctx.log('quick', quick)
  if (quick > calm && !ctx.position()) ctx.buy(ctx.symbol, 0.1, { reason: 'up', stop: ctx.price() * 0.99 })
  else if (quick < calm && ctx.position()) ctx.close(ctx.symbol, 1, 'down')
}`

let world: ApiWorld
let backtester: Backtester
let person: Client
let stranger: Client
let programId: number
/** A completed one. */
let id: string
beforeAll(async () => {
  world = await startApiWorld()
  backtester = createBacktester(world.ctx)
  person = await signIn(world.api)
  stranger = await signIn(world.api)
  const { body } = await person.send<Told<'createProgram'>>('POST', base, { name: 'Cross', code })
  programId = body.id
  id = await start()
  while (await backtester.run());
})
afterAll(async () => {
  await backtester.stop()
  await world.stop()
})

async function start(more: object = {}): Promise<string> {
  const asked = { symbol: 'BTC', start_date: startDate, ...more }
  const { body } = await person.send<Told<'startProgramBacktest'>>(
    'POST',
    `${base}/${programId}/backtest`,
    asked,
  )
  return body.backtest_id
}

const get = <E extends keyof typeof contract>(path: string, by = person) =>
  by.send<Told<E>>('GET', `${base}${path}`)

describe('a trigger', () => {
  test('tells what the program read for it, said and decided', async () => {
    const { body: triggers } = await get<'listBacktestTriggers'>(`/backtest/${id}/triggers`)
    const bought = triggers.filter(({ type, error }) => type === 'buy' && error === null)
    expect(bought.length).toBeGreaterThan(0)
    for (const { id: triggerId, price } of bought.slice(0, 3)) {
      const { body } = await get<'getBacktestTrigger'>(`/backtest/trigger/${triggerId}`)
      expect(body).toMatchObject({
        id: triggerId,
        backtest_id: id,
        unavailable: null,
        decision: { action: 'buy', symbol: 'BTC', quantity: 0.1, reason: 'up' },
      })
      expect(Object.keys(body.context)).toEqual(['ema(3)', 'ema(12)', 'position', 'price'])
      expect(body.context.position).toBe(null)
      expect(Number(body.context['ema(3)'])).toBeGreaterThan(Number(body.context['ema(12)']))
      expect(Math.abs(Number(body.context.price) / price - 1)).toBeLessThan(0.05)
      expect(body.logs).toEqual([`quick ${String(body.context['ema(3)'])}`])
      expect(body.decided_at).not.toBe(null)
    }
  })

  test('is the same when the program was changed since', async () => {
    const { body: triggers } = await get<'listBacktestTriggers'>(`/backtest/${id}/triggers`)
    const path = `/backtest/trigger/${triggers.findLast(({ type }) => type === 'buy')?.id ?? ''}`
    const before = await get<'getBacktestTrigger'>(path)
    await person.send('PUT', `${base}/${programId}`, { code: 'fn run(ctx) { ctx.hold() }' })
    expect((await get(path)).body).toEqual(before.body)
    await person.send('PUT', `${base}/${programId}`, { code })
  })

  test('says so when the candles are others now', async () => {
    const other = await start()
    while (await backtester.run());
    const number = Number(other.slice(3))
    await world.database
      .update(backtests)
      .set({ fingerprint: 'of others' })
      .where(eq(backtests.id, number))
    const { body: triggers } = await get<'listBacktestTriggers'>(`/backtest/${other}/triggers`)
    const { body } = await get<'getBacktestTrigger'>(
      `/backtest/trigger/${triggers.find(({ type }) => type === 'buy')?.id ?? ''}`,
    )
    expect(body).toMatchObject({ reads: [], decision: null })
    expect(body.unavailable).toMatch(/candles/)
  })

  test.each(['trig-001', 'trig-001-0', 'trig-001-99999', 'trig-999-1', 'triggers', '1'])(
    '%s is not found',
    async (name) => {
      expect((await get(`/backtest/trigger/${name}`)).status).toBe(404)
    },
  )

  test('is not found by anybody else', async () => {
    const triggerId = `${id.replace('bt', 'trig')}-1`
    expect((await get(`/backtest/trigger/${triggerId}`)).status).toBe(200)
    expect((await get(`/backtest/trigger/${triggerId}`, stranger)).status).toBe(404)
  })
})

describe('robustness', () => {
  const ask = (of: string, by = person) =>
    by.send<Told<'testRobustness'>>('POST', `${base}/backtest/${of}/robustness`)

  test('spreads around what the backtest came to, the same each time', async () => {
    const { body } = await ask(id)
    const { body: told } = await get<'getBacktest'>(`/backtest/${id}`)
    expect(body).toMatchObject({ backtest_id: id, orders: 1_000, trades: told.total_trades })
    expect(body.net_pnl.p5).toBeLessThanOrEqual(body.net_pnl.p50)
    expect(body.net_pnl.p50).toBeLessThanOrEqual(body.net_pnl.p95)
    expect(body.max_drawdown.p95).toBeLessThanOrEqual(0)
    expect((await ask(id)).body).toEqual(body)
  })

  test('needs a result, and one’s own backtest', async () => {
    const waiting = await start()
    expect((await ask(waiting)).status).toBe(400)
    await person.send('DELETE', `${base}/backtest/${waiting}`)
    expect((await ask(waiting)).body.message).toMatch(/without a result/)
    expect((await ask(id, stranger)).status).toBe(404)
  })
})

/** What the bus says to a person's stream until `end` is called. */
function listen(userId: string) {
  const events: EntityEvent[] = []
  const end = world.ctx.bus.subscribe((stream, data) => {
    if (stream === `user.${userId}.backtests`) events.push(data as EntityEvent)
  })
  return { events, end }
}

describe('a sweep', () => {
  const sweep = (more: object = {}, by = person) =>
    by.send<Told<'sweepProgram'>>('POST', `${base}/backtest/sweep`, {
      program_id: programId,
      symbol: 'BTC',
      start_date: startDate,
      grid: { fast: [5, 3, 9] },
      ...more,
    })

  test('runs each choice on both halves, tells how far it is, and warns', async () => {
    const { events, end } = listen(person.user.id)
    const { status, body } = await sweep()
    end()
    expect(status).toBe(200)
    expect(body.params).toEqual(['fast'])
    expect(body.runs.map(({ params }) => params)).toEqual([{ fast: 3 }, { fast: 5 }, { fast: 9 }])
    const nets = body.runs.map(({ in_sample }) => in_sample.net_pnl)
    const traded = body.runs.filter(({ in_sample }) => in_sample.total_trades > 0)
    expect(traded.length).toBeGreaterThan(0)
    expect(nets[body.best ?? -1]).toBe(
      Math.max(...traded.map(({ in_sample }) => in_sample.net_pnl)),
    )
    expect(body.warnings.map(({ code: of }) => of)).toContain('few_trades')
    expect(events[0]).toMatchObject({ type: 'sweep.changed', programId })
    expect((await sweep()).body.runs).toEqual(body.runs)
  })

  test('of one choice is, on the first half, the backtest that ends there', async () => {
    // Whole days, so that the halves are.
    const dayOf = (ago: number) =>
      new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    const { body } = await sweep({
      grid: { fast: [4] },
      start_date: dayOf(5),
      end_date: dayOf(2),
    })
    const half = await start({ params: { fast: 4 }, start_date: dayOf(5), end_date: dayOf(4) })
    while (await backtester.run());
    const told = await get<'getBacktest'>(`/backtest/${half}`)
    expect(body.split_at).toBe(`${dayOf(3)}T00:00:00.000Z`)
    expect(body.runs[0]?.in_sample).toMatchObject({
      net_pnl: told.body.net_pnl,
      total_trades: told.body.total_trades,
      max_drawdown: told.body.max_drawdown,
    })
  })

  test.each([
    ['a param that there is none of', { grid: { moon: [1] } }],
    ['a value outside of its bounds', { grid: { fast: [3, 999] } }],
    ['more than 400 choices', { grid: { fast: Array.from({ length: 401 }, (_, i) => i) } }],
    ['no axis', { grid: {} }],
    [
      'more bars than can be run',
      {
        interval: '1m',
        grid: { fast: Array.from({ length: 400 }, (_, i) => 2 + i / 40) },
        symbols: ['BTC', 'ETH', 'SOL'],
      },
    ],
  ])('is refused for %s', async (_, more) => {
    expect((await sweep(more)).status).toBe(400)
  })

  test('ends when whoever asked for it leaves, and the next one runs', async () => {
    const { body: slow } = await person.send<Told<'createProgram'>>('POST', base, {
      name: 'Slow',
      code: `const n = param('n', 1, { min: 1, max: 9 })
        fn run(ctx) { for (let i = 0; i < 1e6; i++) {} }`,
    })
    const { programPool } = world.ctx
    const { ask } = programPool
    const asked: Promise<unknown>[] = []
    programPool.ask = (job, options) => {
      const answer = ask(job, options)
      asked.push(answer)
      return answer
    }
    const { events, end } = listen(person.user.id)
    const leaving = new AbortController()
    const left = fetch(`${world.api}${base}/backtest/sweep`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        program_id: slow.id,
        symbol: 'BTC',
        start_date: startDate,
        interval: '15m',
        grid: { n: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
      }),
      signal: leaving.signal,
    })
    await expect.poll(() => events.length, { timeout: 30_000 }).toBeGreaterThan(0)
    expect(events[0]).toMatchObject({ type: 'sweep.changed', programId: slow.id })
    leaving.abort()
    await expect(left).rejects.toThrow()
    // Otherwise it would be ended by its limit, a minute later.
    await expect(asked[0]).rejects.toMatchObject({ name: 'AbortError' })
    programPool.ask = ask
    end()
    expect((await sweep()).status).toBe(200)
  })

  test('is not for the program of anybody else', async () => {
    expect((await sweep({}, stranger)).status).toBe(404)
  })
})

describe('a shared backtest', () => {
  const path = () => `${base}/backtest/${id}/share`

  test('is seen by whoever has the link, with all that it takes to repeat it, until it ends', async () => {
    const { body } = await person.send<Told<'shareBacktest'>>('POST', path())
    expect(body.share_token).toMatch(/^[\w-]{43}$/)
    expect((await person.send('POST', path())).body).toEqual(body)
    const link = `${base}/shared-backtests/${body.share_token}`
    const anybody = sender(world.api)
    const { body: seen } = await anybody<Told<'getSharedBacktest'>>('GET', link)
    const own = await get<'getBacktest'>(`/backtest/${id}`)
    expect(own.body).toMatchObject({ shared: true, share_token: body.share_token })
    expect(seen.backtest).toEqual(own.body)
    expect(seen.code).toBe(code)
    expect(seen.markers).toEqual((await get(`/backtest/${id}/markers`)).body)

    expect((await stranger.send('DELETE', path())).status).toBe(404)
    expect((await person.send('DELETE', path())).status).toBe(204)
    expect((await anybody('GET', link)).status).toBe(404)
    const renewed = await person.send<Told<'shareBacktest'>>('POST', path())
    expect(renewed.body.share_token).not.toBe(body.share_token)
    expect((await anybody('GET', link)).status).toBe(404)
  })

  test('has a result, and is one’s own', async () => {
    const waiting = await start()
    expect((await person.send('POST', `${base}/backtest/${waiting}/share`)).status).toBe(400)
    await person.send('DELETE', `${base}/backtest/${waiting}`)
    expect((await stranger.send('POST', path())).status).toBe(404)
    expect(
      (await sender(world.api)('GET', `${base}/shared-backtests/${'x'.repeat(43)}`)).status,
    ).toBe(404)
  })
})

describe('the live stream', () => {
  test('says that a backtest has ended, to its owner alone', async () => {
    const [hers, others] = [listen(person.user.id), listen(stranger.user.id)]
    const other = await start()
    while (await backtester.run());
    expect(hers.events.at(-1)).toMatchObject({ type: 'backtest.changed', backtestId: other })
    expect(others.events).toEqual([])
    const waiting = await start()
    await person.send('DELETE', `${base}/backtest/${waiting}`)
    expect(hers.events.at(-1)).toMatchObject({ type: 'backtest.changed', backtestId: waiting })
    hers.end()
    others.end()
  })
})
