// A position that the viewer holds by hand in the session's market: reported before the start, never closed by the
// session.
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { absolute, add } from '../../../contract/decimal.ts'
import type { AccountState, Exchange } from '../../venue/port.ts'
import {
  create,
  ended,
  heldSize,
  openPosition,
  positionsNow,
  restingTriggers,
} from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { listGates } from '../gates.ts'
import { preflightSession } from './preflight.ts'
import { stopSession } from '../stop.ts'

const body = { budget: '300', profitTarget: 30, lossThreshold: 15, maxPositions: 1, assetIndex: 0 }

let world: World
/** Changes to what the exchange reports of an account, by address. */
const seen = new Map<string, (account: AccountState) => AccountState>()
beforeAll(async () => {
  world = await startWorld({
    exchange: (real): Exchange => ({
      ...real,
      account: async (address) => {
        const account = await real.account(address)
        return seen.get(address.toLowerCase())?.(account) ?? account
      },
    }),
  })
  world.runner.start()
})
afterAll(() => world.stop())

function venue({ wallet }: Trader) {
  const transport = new HttpTransport({ apiUrl: world.url, isTestnet: true })
  return new ExchangeClient({ transport, wallet })
}

/** Orders a signed size at the market, or as a resting order when a price is given. */
async function orderByHand(trader: Trader, size: string, price?: number): Promise<void> {
  const mark = Number(trader.ctx.exchange.mark('BTC')?.mark)
  const isBuy = !size.startsWith('-')
  const order = {
    a: 0,
    b: isBuy,
    p: String(Math.round(mark * (price ?? (isBuy ? 1.03 : 0.97)))),
    s: absolute(size),
    r: false,
    t: { limit: { tif: price === undefined ? ('Ioc' as const) : ('Gtc' as const) } },
  }
  await venue(trader).order({ orders: [order], grouping: 'na' })
}

async function ownCheck({ ctx }: Trader) {
  const { checks } = await preflightSession({ ctx, input: { body } })
  return checks.find(({ id }) => id === 'own_position')
}

test('a position against the side that signals take is named before the start, and in the gates after it', async () => {
  const trader = await world.newTrader()
  await orderByHand(trader, '-0.01')
  const check = await ownCheck(trader)
  expect(check).toMatchObject({ status: 'warning', fix: 'close_position' })
  expect(check?.message).toContain('You hold 0.01 BTC short that Alura did not open')
  expect(check?.message).toContain('only shorts can open while you hold it, no longs')

  // The steady market gives signals for longs.
  const session = await create(trader)
  const gate = await vi.waitFor(async () => {
    const params = { sessionId: session.id }
    const { blockedBy, gates } = await listGates({ ctx: trader.ctx, input: { params } })
    expect(blockedBy).toBe('own_position')
    return gates.find(({ status }) => status === 'block')
  }, 30_000)
  expect(gate?.message).toContain('the account holds 0.01 BTC short that Alura did not open')
  expect(gate?.message).toContain('Close it')
  expect(await positionsNow(trader, session)).toEqual([])

  await orderByHand(trader, '0.01')
  await openPosition(trader, session)
})

test('a position on the same side stays whole when the session closes its own', async () => {
  const trader = await world.newTrader()
  await orderByHand(trader, '0.02')
  expect((await ownCheck(trader))?.message).toContain('only longs can open')
  const session = await create(trader)
  const position = await openPosition(trader, session)
  expect(await heldSize(world, trader)).toBe(add('0.02', position.size))
  expect(await restingTriggers(world, trader)).toEqual([position.size, position.size])
  const params = { sessionId: session.id }
  await stopSession({ ctx: trader.ctx, input: { params, body: { mode: 'close_all' } } })
  await ended(trader, session)
  expect(await heldSize(world, trader)).toBe('0.02')
})

test('orders of the viewer’s own that rest in the market are named', async () => {
  const trader = await world.newTrader()
  expect(await ownCheck(trader)).toMatchObject({ status: 'ok', actual: 'none' })
  await orderByHand(trader, '0.01', 0.8)
  // The answer is cached for a few seconds.
  await vi.waitFor(async () => {
    expect(await ownCheck(trader)).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('1 order of your own rest'),
    })
  }, 60_000)
})

test('orders of sessions are nobody else’s', async () => {
  const trader = await world.newTrader()
  await openPosition(trader, await create(trader))
  expect(await ownCheck(trader)).toMatchObject({ status: 'ok' })
})

test('an isolated position keeps a session from starting, and one that is opened later from entering', async () => {
  const trader = await world.newTrader()
  // Opposite to the longs that the steady market calls for, so that the session opens nothing first.
  await orderByHand(trader, '-0.01')
  const isolate = (account: AccountState): AccountState => ({
    ...account,
    positions: account.positions.map((position) => ({ ...position, isIsolated: true })),
  })
  seen.set(trader.address.toLowerCase(), isolate)
  expect(await ownCheck(trader)).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('isolated margin'),
  })
  await expect(create(trader)).rejects.toMatchObject({ code: 'OWN_POSITION' })

  seen.delete(trader.address.toLowerCase())
  const session = await create(trader)
  seen.set(trader.address.toLowerCase(), isolate)
  const params = { sessionId: session.id }
  await vi.waitFor(async () => {
    const { gates } = await listGates({ ctx: trader.ctx, input: { params } })
    const shut = gates.find(({ status }) => status === 'block')
    expect(shut).toMatchObject({ gate: 'own_position', required: 'no isolated position' })
  }, 30_000)
  expect(await positionsNow(trader, session)).toEqual([])
})

test('leverage that cannot be lowered for want of margin keeps a session from starting', async () => {
  const trader = await world.newTrader('1000')
  await venue(trader).updateLeverage({ asset: 0, isCross: true, leverage: 40 })
  await orderByHand(trader, '0.15')
  const check = await ownCheck(trader)
  expect(check?.status).toBe('failed')
  expect(check?.message).toMatch(/at 40x: the session trades at \d+x, and lowering it takes/)
})
