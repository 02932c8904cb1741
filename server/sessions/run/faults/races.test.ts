// People, cycles, prices and the session's end act on one position at once: it closes once, never turns around, and
// its money is booked once.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { add, multiply, subtract } from '../../../../contract/decimal.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { Position } from '../../../../contract/trading/positions.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { randomNumbers } from '../../../../engine/random-numbers.ts'
import { createCloseSignature } from '../../../trading/by-hand/close-signature.ts'
import { closePosition } from '../../../trading/by-hand/close.ts'
import { closeTrade } from '../../../trading/by-hand/close-trade.ts'
import { stopSession } from '../../stop.ts'
import type { Truth } from '../../../testing/exchange/local-controls.ts'
import {
  create,
  favourable,
  heldSize,
  positionsNow,
  restingTriggers,
  sessionNow,
} from '../../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../../testing/worlds/world.ts'

const races = 40
const seed = 2_026

let world: World
let trader: Trader
beforeAll(async () => {
  // The loop is not started: the races run cycles themselves.
  world = await startWorld({ timing: { account: 0, neverArrived: 500, signed: 500 } })
  trader = await world.newTrader('100000')
})
afterAll(() => world.stop())

interface Race {
  session: Session
  position: Position
}

type Runner = (race: Race) => Promise<unknown>

const cycle: Runner = () => trader.ctx.runner.runUser(trader.ctx.viewer.id)

const closeWhole: Runner = ({ position }) => closePart(position, 1)
const closeHalf: Runner = ({ position }) => closePart(position, 0.5)
const closeThird: Runner = ({ position }) => closePart(position, 0.3)

function closePart({ id }: Position, fraction: number): Promise<unknown> {
  const input = { params: { positionId: id }, body: { fraction } }
  return closePosition({ ctx: trader.ctx, input })
}

function closesParts(runner: Runner): boolean {
  return runner === closeHalf || runner === closeThird
}

const closeItsTrade: Runner = ({ position }) =>
  closeTrade({ ctx: trader.ctx, input: { params: { tradeId: position.tradeId } } })

const stop: Runner = ({ session }) =>
  stopSession({
    ctx: trader.ctx,
    input: { params: { sessionId: session.id }, body: { mode: 'close_all' } },
  })

const reachTarget: Runner = ({ session, position }) =>
  world.shock('BTC', favourable(position, session.plan.takeProfitPct + 0.2))

/** A close signed by the server and sent by a browser at any time. */
const closeElsewhere: Runner = async ({ position }) => {
  const { exchangeUrl, expiresAt, ...signed } = await createCloseSignature({
    ctx: trader.ctx,
    input: { params: { positionId: position.id }, body: { fraction: 1 } },
  })
  await fetch(`${exchangeUrl}/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...signed, expiresAfter: expiresAt }),
  })
}

const fields: Runner[][] = [
  [closeWhole, closeWhole, closeWhole, closeItsTrade, cycle, cycle, cycle],
  [closeWhole, closeWhole, stop, cycle, cycle, cycle],
  [closeHalf, closeThird, closeWhole, stop, cycle, cycle],
  [closeElsewhere, closeElsewhere, closeWhole, cycle, cycle, cycle],
  [reachTarget, closeWhole, closeItsTrade, cycle, cycle, cycle],
]

test(`closes once in each of ${races} races`, { timeout: 600_000 }, async () => {
  const random = randomNumbers(seed)
  for (let number = 0; number < races; number++) {
    const field = fields[number % fields.length] ?? []
    const before = (await world.truth(trader.address)).fills.length
    const race = await openOne()
    const results = await Promise.allSettled(
      field.map(async (runner) => {
        await sleep(random() * 50)
        return runner(race)
      }),
    )
    // Refusals are fine, other errors are not.
    expect(results.filter(isFault)).toEqual([])
    await untilOver(race)
    const { fills } = await world.truth(trader.address)
    await expectOneClose(race, fills.slice(before), field.some(closesParts) ? Infinity : 1)
  }
})

function isFault(result: PromiseSettledResult<unknown>): boolean {
  return result.status === 'rejected' && !(result.reason instanceof ServiceError)
}

/** Opens one position and prevents any further entry. */
async function openOne(): Promise<Race> {
  const session = await create(trader)
  await trader.ctx.runner.runUser(trader.ctx.viewer.id)
  const [position] = await positionsNow(trader, session)
  if (position === undefined) throw new Error('nothing was opened')
  const params = { sessionId: session.id }
  await stopSession({ ctx: trader.ctx, input: { params, body: { mode: 'no_new_entries' } } })
  return { session, position }
}

async function untilOver(race: Race): Promise<void> {
  await stop(race).catch(() => undefined)
  await vi.waitFor(async () => {
    await trader.ctx.runner.runUser(trader.ctx.viewer.id)
    expect((await sessionNow(trader, race.session)).status).toBe('ended')
  }, 60_000)
}

/** Checked against the exchange's own record. */
async function expectOneClose(
  { session, position }: Race,
  fills: Truth['fills'],
  mostOrders: number,
): Promise<void> {
  const [row, ...others] = await trader.ctx.store.positions.ofMandates([session.id])
  expect(others).toEqual([])
  const [opens, closes] = ['Open Long', 'Close Long'].map((dir) =>
    fills.filter((fill) => fill.dir === dir),
  )
  expect(fills).toHaveLength((opens?.length ?? 0) + (closes?.length ?? 0))
  expect(row).toMatchObject({ id: position.id, status: 'closed' })
  expect(sumsOf(closes)).toEqual({
    size: sumsOf(opens).size,
    notional: add(row?.exitNotional ?? 0),
  })
  expect(sumsOf(opens)).toEqual({
    size: add(row?.entrySize ?? 0),
    notional: add(row?.entryNotional ?? 0),
  })
  expect(add(row?.exitSize ?? 0)).toBe(sumsOf(closes).size)
  expect(new Set(closes?.map(({ cloid }) => cloid)).size).toBeLessThanOrEqual(mostOrders)
  const { pnl } = await sessionNow(trader, session)
  expect(pnl.realized).toBe(subtract(sumsOf(closes).notional, sumsOf(opens).notional))
  expect(await heldSize(world, trader)).toBe('0')
  expect(await restingTriggers(world, trader)).toEqual([])
}

function sumsOf(fills: Truth['fills'] = []): { size: string; notional: string } {
  return {
    size: add(0, ...fills.map(({ sz }) => sz)),
    notional: add(0, ...fills.map(({ px, sz }) => multiply(px, sz))),
  }
}
