// Backtests of a person, as the routes tell of them: decisions with what was read for them, other orders of the trades,
// links to share, and what the live socket says.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backtests } from '../../storage/schema.ts'
import { type Client, sender } from '../../testing/worlds/api-world.ts'
import {
  type LabWorld,
  type Told,
  base,
  crossing,
  startLabWorld,
} from '../../testing/worlds/lab-world.ts'

let lab: LabWorld
let person: Client
let stranger: Client
let programId: number
/** Of a completed one. */
let id: string
beforeAll(async () => {
  lab = await startLabWorld()
  ;({ person, stranger, programId, id } = lab)
})
afterAll(() => lab.stop())

describe('a trigger', () => {
  test('tells what the program read for it, said and decided', async () => {
    const { body: triggers } = await lab.get<'listBacktestTriggers'>(`/backtest/${id}/triggers`)
    const bought = triggers.filter(({ type, error }) => type === 'buy' && error === null)
    expect(bought.length).toBeGreaterThan(0)
    for (const { id: triggerId, price } of bought.slice(0, 3)) {
      const { body } = await lab.get<'getBacktestTrigger'>(`/backtest/trigger/${triggerId}`)
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
    const { body: triggers } = await lab.get<'listBacktestTriggers'>(`/backtest/${id}/triggers`)
    const path = `/backtest/trigger/${triggers.findLast(({ type }) => type === 'buy')?.id ?? ''}`
    const before = await lab.get<'getBacktestTrigger'>(path)
    await person.send('PUT', `${base}/${programId}`, { code: 'fn run(ctx) { ctx.hold() }' })
    expect((await lab.get(path)).body).toEqual(before.body)
    await person.send('PUT', `${base}/${programId}`, { code: crossing })
  })

  test('says so when the candles are others now', async () => {
    const other = await lab.start()
    await lab.runAll()
    const number = Number(other.slice(3))
    await lab.database
      .update(backtests)
      .set({ fingerprint: 'of others' })
      .where(eq(backtests.id, number))
    const { body: triggers } = await lab.get<'listBacktestTriggers'>(`/backtest/${other}/triggers`)
    const { body } = await lab.get<'getBacktestTrigger'>(
      `/backtest/trigger/${triggers.find(({ type }) => type === 'buy')?.id ?? ''}`,
    )
    expect(body).toMatchObject({ reads: [], decision: null })
    expect(body.unavailable).toMatch(/candles/)
  })

  test.each(['trig-001', 'trig-001-0', 'trig-001-99999', 'trig-999-1', 'triggers', '1'])(
    '%s is not found',
    async (name) => {
      expect((await lab.get(`/backtest/trigger/${name}`)).status).toBe(404)
    },
  )

  test('is not found by anybody else', async () => {
    const triggerId = `${id.replace('bt', 'trig')}-1`
    expect((await lab.get(`/backtest/trigger/${triggerId}`)).status).toBe(200)
    expect((await lab.get(`/backtest/trigger/${triggerId}`, stranger)).status).toBe(404)
  })
})

describe('robustness', () => {
  const ask = (of: string, by = person) =>
    by.send<Told<'testRobustness'>>('POST', `${base}/backtest/${of}/robustness`)

  test('spreads around what the backtest came to, the same each time', async () => {
    const { body } = await ask(id)
    const { body: told } = await lab.get<'getBacktest'>(`/backtest/${id}`)
    expect(body).toMatchObject({ backtest_id: id, orders: 1_000, trades: told.total_trades })
    expect(body.net_pnl.p5).toBeLessThanOrEqual(body.net_pnl.p50)
    expect(body.net_pnl.p50).toBeLessThanOrEqual(body.net_pnl.p95)
    expect(body.max_drawdown.p95).toBeLessThanOrEqual(0)
    expect((await ask(id)).body).toEqual(body)
  })

  test('needs a result, and one’s own backtest', async () => {
    const waiting = await lab.start()
    expect((await ask(waiting)).status).toBe(400)
    await person.send('DELETE', `${base}/backtest/${waiting}`)
    expect((await ask(waiting)).body.message).toMatch(/without a result/)
    expect((await ask(id, stranger)).status).toBe(404)
  })
})

describe('a shared backtest', () => {
  const path = () => `${base}/backtest/${id}/share`

  test('is seen by whoever has the link, with all that it takes to repeat it, until it ends', async () => {
    const { body } = await person.send<Told<'shareBacktest'>>('POST', path())
    expect(body.share_token).toMatch(/^[\w-]{43}$/)
    expect((await person.send('POST', path())).body).toEqual(body)
    const link = `${base}/shared-backtests/${body.share_token}`
    const anybody = sender(lab.api)
    const { body: seen } = await anybody<Told<'getSharedBacktest'>>('GET', link)
    const own = await lab.get<'getBacktest'>(`/backtest/${id}`)
    expect(own.body).toMatchObject({ shared: true, share_token: body.share_token })
    expect(seen.backtest).toEqual(own.body)
    expect(seen.code).toBe(crossing)
    expect(seen.markers).toEqual((await lab.get(`/backtest/${id}/markers`)).body)

    expect((await stranger.send('DELETE', path())).status).toBe(404)
    expect((await person.send('DELETE', path())).status).toBe(204)
    expect((await anybody('GET', link)).status).toBe(404)
    const renewed = await person.send<Told<'shareBacktest'>>('POST', path())
    expect(renewed.body.share_token).not.toBe(body.share_token)
    expect((await anybody('GET', link)).status).toBe(404)
  })

  test('has a result, and is one’s own', async () => {
    const waiting = await lab.start()
    expect((await person.send('POST', `${base}/backtest/${waiting}/share`)).status).toBe(400)
    await person.send('DELETE', `${base}/backtest/${waiting}`)
    expect((await stranger.send('POST', path())).status).toBe(404)
    expect(
      (await sender(lab.api)('GET', `${base}/shared-backtests/${'x'.repeat(43)}`)).status,
    ).toBe(404)
  })
})

describe('the live stream', () => {
  test('says that a backtest has ended, to its owner alone', async () => {
    const [hers, others] = [lab.listen(person), lab.listen(stranger)]
    const other = await lab.start()
    await lab.runAll()
    expect(hers.events.at(-1)).toMatchObject({ type: 'backtest.changed', backtestId: other })
    expect(others.events).toEqual([])
    const waiting = await lab.start()
    await person.send('DELETE', `${base}/backtest/${waiting}`)
    expect(hers.events.at(-1)).toMatchObject({ type: 'backtest.changed', backtestId: waiting })
    hers.end()
    others.end()
  })
})
