// Sweeps of a person's program: each choice of its params on both halves of the time.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../testing/worlds/api-world.ts'
import {
  type LabWorld,
  type Told,
  base,
  dayAgo,
  startLabWorld,
} from '../../../testing/worlds/lab-world.ts'

let lab: LabWorld
let person: Client
let stranger: Client
let programId: number
beforeAll(async () => {
  lab = await startLabWorld()
  ;({ person, stranger, programId } = lab)
})
afterAll(() => lab.stop())

describe('a sweep', () => {
  const sweep = (more: object = {}, by = person) =>
    by.send<Told<'sweepProgram'>>('POST', `${base}/backtest/sweep`, {
      program_id: programId,
      symbol: 'BTC',
      start_date: dayAgo(5),
      grid: { fast: [5, 3, 9] },
      ...more,
    })

  test('runs each choice on both halves, tells how far it is, and warns', async () => {
    const { events, end } = lab.listen(person)
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
    const { body } = await sweep({
      grid: { fast: [4] },
      start_date: dayAgo(5),
      end_date: dayAgo(2),
    })
    const half = await lab.start({
      params: { fast: 4 },
      start_date: dayAgo(5),
      end_date: dayAgo(4),
    })
    await lab.runAll()
    const told = await lab.get<'getBacktest'>(`/backtest/${half}`)
    expect(body.split_at).toBe(`${dayAgo(3)}T00:00:00.000Z`)
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
    const { programPool } = lab.ctx
    const ask = programPool.ask.bind(programPool)
    const asked: Promise<unknown>[] = []
    programPool.ask = (job, options) => {
      const answer = ask(job, options)
      asked.push(answer)
      return answer
    }
    const { events, end } = lab.listen(person)
    const leaving = new AbortController()
    const left = fetch(`${lab.api}${base}/backtest/sweep`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        program_id: slow.id,
        symbol: 'BTC',
        start_date: dayAgo(5),
        interval: '15m',
        grid: { n: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
      }),
      signal: leaving.signal,
    })
    await expect.poll(() => events.length, { timeout: 30_000 }).toBeGreaterThan(0)
    expect(events[0]).toMatchObject({ type: 'sweep.changed', programId: slow.id })
    leaving.abort()
    await expect(left).rejects.toMatchObject({ name: 'AbortError' })
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
