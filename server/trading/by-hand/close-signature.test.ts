import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { absolute } from '../../../contract/decimal.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Position } from '../../../contract/trading/positions.ts'
import type { Exchange } from '../../venue/port.ts'
import { stopSession } from '../../sessions/stop.ts'
import { closedRow, create, ended, heldSize, openPosition } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { silentStreams } from '../../testing/exchange/silent-streams.ts'
import { createCloseSignature } from './close-signature.ts'
import { closePosition } from './close.ts'

type Signed = OutputOf<typeof contract.createCloseSignature>

const away = (): Promise<never> =>
  Promise.reject(new ServiceError('EXCHANGE_UNAVAILABLE', 'The exchange is away'))

/** An exchange that the server cannot reach and browsers can. */
const unreachable: Partial<Exchange> = {
  account: away,
  openOrders: away,
  orderByCloid: away,
  fillsSince: away,
  setLeverage: away,
  placeOrders: (_, orders) =>
    Promise.resolve(orders.map(() => ({ status: 'unknown', message: 'The exchange is away' }))),
  cancelOrders: away,
  burnNonce: away,
}

let world: World
let reached: Exchange
let instead: Partial<Exchange> = {}
beforeAll(async () => {
  world = await startWorld({
    timing: { signed: 3_000 },
    exchange: (real) => {
      reached = { ...real, ...silentStreams }
      return new Proxy(reached, {
        get: (target, key) => Reflect.get(Object.hasOwn(instead, key) ? instead : target, key),
      })
    },
  })
  world.runner.start()
})
afterEach(() => {
  instead = {}
})
afterAll(() => world.stop())

async function trading(more: Parameters<typeof create>[1] = {}) {
  const trader = await world.newTrader()
  const session = await create(trader, more)
  const position = await openPosition(trader, session)
  const input = { params: { sessionId: session.id }, body: { mode: 'no_new_entries' as const } }
  await stopSession({ ctx: trader.ctx, input })
  return { trader, session, position }
}

function sign({ ctx }: Trader, { id }: Pick<Position, 'id'>, fraction = 1): Promise<Signed> {
  return createCloseSignature({
    ctx,
    input: { params: { positionId: id }, body: { fraction } },
  })
}

/** Sends the signed action as a browser would. */
async function post({ action, nonce, signature, expiresAt, exchangeUrl }: Signed): Promise<string> {
  const response = await fetch(`${exchangeUrl}/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action, nonce, signature, expiresAfter: expiresAt }),
  })
  return response.text()
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
}

test('closes through the browser while the server cannot reach the exchange, and books it once it can', async () => {
  const { trader, position } = await trading()
  instead = unreachable
  const signed = await sign(trader, position)
  expect(await sign(trader, position)).toEqual(signed)
  expect(await post(signed)).toMatch(/"filled"/)
  expect(await heldSize(world, trader)).toBe('0')
  expect(await post(signed)).toMatch(/"status":"err"/)
  instead = {}
  const row = await closedRow(trader, position)
  expect(row).toMatchObject({ closeReason: 'manual', exitSize: row.entrySize })
  const { fills } = await world.truth(trader.address)
  expect(fills.map(({ dir }) => dir)).toEqual(['Open Long', 'Close Long'])
  const orders = await trader.ctx.store.orders.ofPosition(position.id)
  const [action] = Object.values(signed.action['orders'] ?? {})
  expect(orders.find(({ kind }) => kind === 'close')?.cloid).toBe(Reflect.get(Object(action), 'c'))
})

test('closes a part, and guards the rest at its size', async () => {
  const { trader, position } = await trading()
  const signed = await sign(trader, position, 0.5)
  expect(await post(signed)).toMatch(/"filled"/)
  const held = absolute(await heldSize(world, trader))
  expect(Number(held)).toBeCloseTo(Number(position.size) / 2, 4)
  await vi.waitFor(async () => {
    const row = await trader.ctx.store.positions.byId(position.id)
    expect(row).toMatchObject({ status: 'open', protection: 'on_exchange', exitSize: held })
    const { orders } = await world.truth(trader.address)
    const resting = orders.filter(({ status }) => status === 'open').map(({ order }) => order.sz)
    expect(resting).toEqual([held, held])
  }, 30_000)
})

test('opens the position again when nobody sends the close until it expires', async () => {
  const { trader, position } = await trading()
  const signed = await sign(trader, position)
  expect((await trader.ctx.store.positions.byId(position.id))?.status).toBe('closing')
  await vi.waitFor(async () => {
    expect((await trader.ctx.store.positions.byId(position.id))?.status).toBe('open')
  }, 30_000)
  expect(Date.now()).toBeGreaterThan(signed.expiresAt)
  expect(await post(signed)).toMatch(/"status":"err"/)
  const input = { params: { positionId: position.id }, body: { fraction: 1 } }
  expect((await closePosition({ ctx: trader.ctx, input })).result).toBe('closed')
  const { fills } = await world.truth(trader.address)
  expect(fills.map(({ dir }) => dir)).toEqual(['Open Long', 'Close Long'])
})

test.each([0.1, 1])(
  'a close by hand recalls a signature over %s that nobody has sent',
  async (fraction) => {
    const { trader, position } = await trading()
    const signed = await sign(trader, position, fraction)
    const input = { params: { positionId: position.id }, body: { fraction: 1 } }
    expect((await closePosition({ ctx: trader.ctx, input })).result).toBe('closed')
    expect(await post(signed)).toMatch(/"status":"err"/)
    const { fills } = await world.truth(trader.address)
    expect(fills.map(({ dir }) => dir)).toEqual(['Open Long', 'Close Long'])
  },
)

test('a close by hand recalls nothing that was sent already', async () => {
  const { trader, position } = await trading()
  const signed = await sign(trader, position, 0.5)
  expect(await post(signed)).toMatch(/"filled"/)
  const input = { params: { positionId: position.id }, body: { fraction: 1 } }
  expect((await closePosition({ ctx: trader.ctx, input })).result).toBe('closed')
  const { fills } = await world.truth(trader.address)
  expect(fills.map(({ dir }) => dir)).toEqual(['Open Long', 'Close Long', 'Close Long'])
})

test('a session that ends recalls the signed close and sends its own', async () => {
  const { trader, session, position } = await trading()
  const signed = await sign(trader, position)
  const input = { params: { sessionId: session.id }, body: { mode: 'close_all' as const } }
  await stopSession({ ctx: trader.ctx, input })
  expect(await ended(trader, session)).toMatchObject({ endReason: 'manual' })
  expect(await post(signed)).toMatch(/"status":"err"/)
  const { fills } = await world.truth(trader.address)
  expect(fills).toHaveLength(2)
})

test('signs a close whose answer was lost once more under its own id, which acts once', async () => {
  const { trader, position } = await trading()
  const input = { params: { positionId: position.id }, body: { fraction: 1 } }
  await world.fail('F2', trader.address)
  instead = {
    placeOrders: (...order) => {
      instead = { orderByCloid: away, fillsSince: away }
      return reached.placeOrders(...order)
    },
  }
  expect((await closePosition({ ctx: trader.ctx, input })).result).toBe('unknown')
  const signed = await sign(trader, position)
  expect(await post(signed)).toMatch(/Duplicate cloid/)
  expect(await refusal(sign(trader, position, 0.5))).toMatchObject({ code: 'POSITION_NOT_OPEN' })
  instead = {}
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'manual' })
  expect((await world.truth(trader.address)).fills).toHaveLength(2)
})

test.each([0, 2, 3])(
  'signs also without a price or a list of markets, for asset %s',
  async (assetIndex) => {
    const { trader, position } = await trading({ assetIndex })
    instead = { ...unreachable, assets: away, mark: () => null, mid: () => null }
    const signed = await sign(trader, position)
    instead = {}
    expect(await post(signed)).toMatch(/"filled"/)
    expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'manual' })
  },
)

test('signs for the owner alone, and nothing for a position that is closed', async () => {
  const { trader, position } = await trading()
  const stranger = await world.newTrader()
  expect(await refusal(sign(stranger, position))).toMatchObject({ code: 'NOT_FOUND' })
  const input = { params: { positionId: position.id }, body: { fraction: 1 } }
  await closePosition({ ctx: trader.ctx, input })
  expect(await refusal(sign(trader, position))).toMatchObject({ code: 'POSITION_NOT_OPEN' })
})

test('keeps signatures out of the log', async () => {
  const { trader, session, position } = await trading()
  const signed = await sign(trader, position)
  const logs = await trader.ctx.store.logs.list({ mandateId: session.id }, { limit: 100 })
  expect(logs.some(({ message }) => message.startsWith('Signs a close of the long'))).toBe(true)
  expect(JSON.stringify(logs)).not.toContain(signed.signature.r)
})
