// The whole API with a person who has a program, one completed backtest of it, and somebody else.
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { EntityEvent } from '../../../contract/live/live.ts'
import { createBacktester } from '../../lab/backtests/backtester.ts'
import { type Client, signIn, startApiWorld } from './api-world.ts'

export type Told<E extends keyof typeof contract> = OutputOf<(typeof contract)[E]>

export const base = '/api/programs'

/** The day so many days ago. */
export const dayAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

export const crossing = `const fast = param('fast', 3, { min: 2, max: 20 })
fn run(ctx) {
  const quick = ctx.indicator('ema', { period: fast }), calm = ctx.indicator('ema', { period: 12 })
  ctx.log('quick', quick)
  if (quick > calm && !ctx.position()) ctx.buy(ctx.symbol, 0.1, { reason: 'up', stop: ctx.price() * 0.99 })
  else if (quick < calm && ctx.position()) ctx.close(ctx.symbol, 1, 'down')
}`

export type LabWorld = Awaited<ReturnType<typeof startLabWorld>>

export async function startLabWorld() {
  const world = await startApiWorld()
  const backtester = createBacktester(world.ctx)
  const person = await signIn(world.api)
  const stranger = await signIn(world.api)
  const { body: program } = await person.send<Told<'createProgram'>>('POST', base, {
    name: 'Cross',
    code: crossing,
  })

  /** A backtest that waits; its id. */
  async function start(more: object = {}): Promise<string> {
    const { body } = await person.send<Told<'startProgramBacktest'>>(
      'POST',
      `${base}/${program.id}/backtest`,
      { symbol: 'BTC', start_date: dayAgo(5), ...more },
    )
    return body.backtest_id
  }

  async function runAll(): Promise<void> {
    while (await backtester.run());
  }

  const id = await start()
  await runAll()

  return {
    ...world,
    person,
    stranger,
    programId: program.id,
    /** Of the completed backtest. */
    id,
    start,
    /** Runs all backtests that wait. */
    runAll,
    get: <E extends keyof typeof contract>(path: string, by: Client = person) =>
      by.send<Told<E>>('GET', `${base}${path}`),
    /** What the bus says to a person's stream until `end` is called. */
    listen(by: Client) {
      const events: EntityEvent[] = []
      const end = world.ctx.bus.subscribe((stream, data) => {
        if (stream === `user.${by.user.id}.backtests`) events.push(data as EntityEvent)
      })
      return { events, end }
    },
    stop: async () => {
      await backtester.stop()
      await world.stop()
    },
  }
}
