// Ends that the exchange causes, and ends that it blocks: each has a name and a way out.
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { multiply, subtract } from '../../../contract/decimal.ts'
import { english } from '../../../contract/words/english.ts'
import type { Session } from '../../../contract/sessions/sessions.ts'
import {
  closedRow,
  create,
  ended,
  heldSize,
  openPosition,
  positionsNow,
  sessionNow,
} from '../../testing/stories.ts'
import { silentStreams } from '../../testing/exchange/silent-streams.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { closePosition } from '../../trading/by-hand/close.ts'
import { noteRefusedClose, stuckCloseOf } from '../../trading/closing/stuck-closes.ts'
import { createTradingContext } from '../../trading/trading-context.ts'
import { stopSession } from '../stop.ts'

let world: World
/** While true, no news of fills arrives from the exchange. */
let isMute = false
beforeAll(async () => {
  world = await startWorld({
    realism: ['dust', 'fills'],
    timing: { doubt: 200, unaccounted: 500, fills: 500 },
    exchange: (real) => ({
      ...real,
      told: (address) => (isMute ? silentStreams : real).told(address),
      onAccountNews: (listener) =>
        real.onAccountNews((...news) => {
          if (!isMute) listener(...news)
        }),
      fillsSince: async (address, since) => (isMute ? [] : real.fillsSince(address, since)),
    }),
  })
  world.runner.start()
})
afterAll(() => world.stop())
beforeEach(() => {
  isMute = false
})

async function trading(more: Parameters<typeof create>[1] = {}) {
  const trader = await world.newTrader()
  const session = await create(trader, more)
  return { trader, session, position: await openPosition(trader, session) }
}

function stop({ ctx }: Trader, { id }: Session, mode: 'close_all' | 'keep_positions') {
  return stopSession({ ctx, input: { params: { sessionId: id }, body: { mode } } })
}

async function linesOf({ ctx }: Trader, { id }: Session): Promise<string[]> {
  const rows = await ctx.store.logs.list({ mandateId: id }, { limit: 200 })
  return rows.map(({ message }) => message)
}

function obstacle(trader: Trader, session: Session, code: string) {
  return vi.waitFor(
    async () => {
      const now = await sessionNow(trader, session)
      expect(now.obstacle?.code).toBe(code)
      return now.obstacle
    },
    { timeout: 60_000, interval: 50 },
  )
}

const sent = async (trader: Trader) => (await world.truth(trader.address)).orders.length

test('a market delisted in mid-trade is settled by name, and the session ends by itself', async () => {
  const { trader, session, position } = await trading({ assetIndex: 2 })
  const idle = await create(trader, { assetIndex: 0 })
  await world.control('/delist', { coin: position.symbol })
  const over = await ended(trader, session)
  expect(over).toMatchObject({ endReason: 'delisted', obstacle: null })
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'settled' })
  const lines = await linesOf(trader, session)
  expect(lines.join('\n')).toContain('settlement of the delisted market')
  expect(lines.join('\n')).toContain('the exchange delisted its market')
  // Its budget and market are free; nothing is sent there any more.
  const mandate = await trader.ctx.store.mandates.byId(session.id)
  expect(mandate?.state).not.toBe('claiming')
  const before = (await world.truth(trader.address)).orders.filter(
    ({ order }) => order.coin === position.symbol,
  )
  await trader.ctx.runner.runUser(trader.ctx.viewer.id)
  const after = (await world.truth(trader.address)).orders.filter(
    ({ order }) => order.coin === position.symbol,
  )
  expect(after).toHaveLength(before.length)
  expect((await sessionNow(trader, idle)).status).toBe('active')
})

test('a session without a position in a delisted market ends too, and a kept position is settled', async () => {
  const { trader, session, position } = await trading({ assetIndex: 4 })
  await stop(trader, session, 'keep_positions')
  const other = await world.newTrader('20')
  const waiting = await create(other, { assetIndex: 4, budget: '20' })
  await world.control('/delist', { coin: position.symbol })
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'settled' })
  await vi.waitFor(async () => {
    expect((await trader.ctx.store.sessions.byId(session.id))?.finalPnl).not.toBeNull()
  }, 30_000)
  expect(await ended(other, waiting)).toMatchObject({ endReason: 'delisted' })
})

test('while the exchange takes its time to settle, the session says that nothing is left to do', async () => {
  const { trader, session, position } = await trading({ assetIndex: 1 })
  isMute = true
  await world.control('/delist', { coin: position.symbol })
  const why = await obstacle(trader, session, 'delisted')
  expect(why?.message).toContain('settles what is open by itself')
  const input = { params: { positionId: position.id }, body: { fraction: 1 } }
  await expect(closePosition({ ctx: trader.ctx, input })).rejects.toThrow('has delisted')
  // A session does not wait for ever for fills that never come.
  expect(await ended(trader, session)).toMatchObject({ endReason: 'delisted' })
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'unaccounted' })
  expect((await linesOf(trader, session)).join('\n')).toContain('tells no fill of its end')
})

test.each(['user', 'no_user', 'none'])(
  'a deleveraging (told with liquidation: %s) is booked by name, and the session goes on',
  async (liquidation) => {
    const { trader, session, position } = await trading()
    await world.control('/deleverage', { user: trader.address, coin: 'BTC', liquidation })
    expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'deleveraged' })
    expect((await sessionNow(trader, session)).status).toBe('active')
    expect((await linesOf(trader, session)).join('\n')).toContain('auto-deleveraging')
    await stop(trader, session, 'close_all')
    await ended(trader, session)
  },
)

test('what is too small to be closed ends with a word, and so does its session', async () => {
  const { trader, session, position } = await trading()
  const { ctx } = trader
  const mark = ctx.exchange.mark('BTC')?.mark ?? '0'
  // Leaves about six USDC.
  const rest = Math.ceil((6 / Number(mark)) * 1e5) / 1e5
  expect(Number(multiply(String(rest), mark))).toBeLessThan(10)
  const size = subtract(position.size, rest)
  await world.control('/deleverage', { user: trader.address, coin: 'BTC', size })
  await vi.waitFor(async () => {
    expect((await positionsNow(trader, session))[0]?.size).toBe(String(rest))
  }, 30_000)
  await stop(trader, session, 'close_all')
  expect(await ended(trader, session)).toMatchObject({ endReason: 'manual' })
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'dust' })
  expect(await heldSize(world, trader)).not.toBe('0')
  const line = (await linesOf(trader, session)).find((text) => text.includes('so little'))
  expect(line).toContain(`${rest} BTC`)
  const orders = await sent(trader)
  await ctx.runner.runUser(ctx.viewer.id)
  expect(await sent(trader)).toBe(orders)
})

test.each([
  ['F4', 'close_refused', { text: 'The moon is in the wrong house.' }, 'The moon is in the wrong'],
  ['F24', 'clock', {}, 'clock'],
])('refused by %s it says %s, goes on trying, and ends', async (fault, code, more, words) => {
  const { trader, session, position } = await trading()
  const fail = { user: trader.address, fault, times: 3, action: 'order', ...more }
  await world.control('/fail', fail)
  await stop(trader, session, 'close_all')
  expect((await obstacle(trader, session, code))?.message).toContain(words)
  expect(await ended(trader, session)).toMatchObject({ obstacle: null })
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'session_end' })
})

test('asked too often, it goes on trying until it is done', async () => {
  const { trader, session, position } = await trading()
  const fail = { user: trader.address, fault: 'F5', times: 6, action: 'order' }
  await world.control('/fail', fail)
  await stop(trader, session, 'close_all')
  await ended(trader, session)
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'session_end' })
})

test.each([
  ['HTTP request failed: status 429', 'busy', 'close_busy'],
  ['User or API Wallet 0x12 does not exist.', 'agent', 'close_unauthorised'],
  ['Action already expired', 'clock', 'close_expired'],
  ['Reduce only order would increase position.', 'close_refused', 'close_refused'],
])('refused three times with “%s” the obstacle is %s', (message, code, reason) => {
  const ctx = createTradingContext(world.ctx)
  const position = { id: 'p', mandateId: 'm' }
  expect([1, 2, 3].map(() => noteRefusedClose(ctx, position, message))).toEqual([
    false,
    false,
    true,
  ])
  expect(stuckCloseOf(ctx, 'm')).toMatchObject({ code, reason: { code: reason } })
  expect(stuckCloseOf(ctx, 'another')).toBeNull()
})

test('counts the refusals and order statuses that nobody knows, and does not guess', async () => {
  const { trader, session, position } = await trading()
  // The close is carried out, its answer is lost, and then the exchange reports an unknown status for it.
  await world.control('/fail', { user: trader.address, fault: 'F1', action: 'order' })
  await world.control('/fail', { user: trader.address, fault: 'F23', times: 1, text: 'teleported' })
  await stop(trader, session, 'close_all')
  await ended(trader, session)
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'session_end' })
  const unknown = () => trader.ctx.findings.unknownRows()
  await vi.waitFor(() => {
    const statuses = unknown().find(({ kind }) => kind === 'order_status')
    expect(statuses?.texts).toEqual(['teleported'])
  }, 30_000)
  const rows = unknown()
  const refused = rows.find(({ kind }) => kind === 'order_refusal')
  expect(refused?.texts).toContain('The moon is in the wrong house.')
  expect(trader.ctx.findings.list()).toContainEqual(
    expect.objectContaining({ name: 'unknown_rows', level: 'ok' }),
  )
})

test('an agent that is gone sends nothing, says so, and the close goes on once it is approved', async () => {
  const { trader, session, position } = await trading()
  await world.control('/fail', { user: trader.address, fault: 'F25' })
  await stop(trader, session, 'close_all')
  const why = await obstacle(trader, session, 'agent')
  expect(why?.reason?.code).toBe('authority')
  const before = await sent(trader)
  await trader.ctx.runner.runUser(trader.ctx.viewer.id)
  expect(await sent(trader)).toBe(before)
  await approveAgain(trader)
  await ended(trader, session)
  expect(await closedRow(trader, position)).toMatchObject({ closeReason: 'session_end' })
})

test('every way to end has words', () => {
  const values = { how: 'dust', side: 'long', symbol: 'BTC', size: '0.1', notional: null } as const
  expect(english.tell({ code: 'position_left', values })).toMatch(/^The exchange does not close/)
})

async function approveAgain({ ctx, wallet }: Trader): Promise<void> {
  const transport = new HttpTransport({ apiUrl: world.url, isTestnet: true })
  const { address, name } = await ctx.agents.addressOf(ctx.viewer.id)
  const client = new ExchangeClient({ transport, wallet })
  await client.approveAgent({ agentAddress: address, agentName: name })
}
