// What a session did and refused is stored as data, and its text is made from that data.
import { afterEach, expect, test, vi } from 'vitest'
import type { Log } from '../../../contract/sessions/logs.ts'
import { english } from '../../../contract/words/english.ts'
import { create, ended, favourable, openPosition } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { listGates } from '../gates.ts'
import { listSessionLogs } from '../logs/list.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

async function linesOf({ ctx }: Trader, sessionId: string): Promise<Log[]> {
  const input = { params: { sessionId }, query: { limit: 200 } }
  return (await listSessionLogs({ ctx, input })).items
}

function wordsOf(reason: Log['reason']): string | undefined {
  return reason && english.tell(reason)
}

test('every line of a session and every gate has a reason that says what its message says', async () => {
  world = await startWorld()
  world.runner.start()
  const trader = await world.newTrader()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  const params = { sessionId: session.id }
  const { gates } = await listGates({ ctx: trader.ctx, input: { params } })
  for (const { reason, message, actual, required } of gates) {
    const words = wordsOf(reason)
    expect(message.toLowerCase()).toBe(words?.toLowerCase())
    expect(reason && english.figures(reason)).toEqual({ actual, required })
  }
  // A repeated refusal keeps the reason that its text was made from.
  await vi.waitFor(async () => {
    const lines = await linesOf(trader, session.id)
    expect(lines.some(({ data }) => Number(data['cycles']) > 2)).toBe(true)
  }, 60_000)
  await world.shock('BTC', favourable(position, session.plan.takeProfitPct + 1))
  await ended(trader, session)
  const lines = await linesOf(trader, session.id)
  expect(lines.map(({ message }) => message)).toEqual(lines.map(({ reason }) => wordsOf(reason)))
  expect(lines.map(({ reason }) => reason?.code)).toEqual(
    expect.arrayContaining([
      'session_started',
      'entry_ordered',
      'order_filled',
      'fill_opened',
      'protected',
      'no_entry',
      'ends_at_target',
      'fill_closed',
      'position_closed',
      'session_ended',
    ]),
  )
})
