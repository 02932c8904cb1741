// The rankings compared with the exchange's own record, with trades of the real runner.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { add, multiply, subtract } from '../../contract/decimal.ts'
import { stopSession } from '../sessions/stop.ts'
import { create, ended, openPosition } from '../testing/stories.ts'
import { type World, startWorld } from '../testing/worlds/world.ts'
import { readRankings } from './rankings.ts'
import { readTrader } from './trader.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
  world.runner.start()
})
afterAll(() => world.stop())

const Truth = z.object({
  fills: z.array(
    z.object({ px: z.string(), sz: z.string(), fee: z.string(), closedPnl: z.string() }),
  ),
})

test('a session’s result is on its screen, in the ranking and at the exchange the same, to the last digit', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  await openPosition(trader, session)
  const input = { params: { sessionId: session.id }, body: { mode: 'close_all' as const } }
  await stopSession({ ctx: trader.ctx, input })
  const { pnl } = await ended(trader, session)
  const { config, store, clock, viewer } = trader.ctx
  await store.leaderboard.catchUp(clock())

  const answer = await fetch(`${config.exchange.url}/truth?user=${viewer.address.toLowerCase()}`)
  const { fills } = Truth.parse(await answer.json())
  const volume = add(...fills.map(({ px, sz }) => multiply(px, sz)))
  const net = subtract(
    add(...fills.map(({ closedPnl }) => closedPnl)),
    add(...fills.map(({ fee }) => fee)),
  )
  const query = { period: '24h', sort: 'pnl', who: 'all', minTrades: 1, limit: 50 } as const
  const { me, items } = await readRankings({ ctx: trader.ctx, input: { query } })
  expect(items).toEqual([me])
  expect(me).toMatchObject({ rank: 1, netPnl: pnl.net, roiPct: pnl.netPct, volume, sessions: 1 })
  expect(Number(subtract(net, pnl.net))).toBeCloseTo(0, 6)

  const shown = await readTrader({
    ctx: trader.ctx,
    input: { params: { userId: viewer.id }, query: { period: 'all' } },
  })
  expect(shown.curve.at(-1)?.[1]).toBe(pnl.net)
  expect(shown.sessions).toMatchObject([{ id: session.id, netPnl: pnl.net, netPct: pnl.netPct }])
})
