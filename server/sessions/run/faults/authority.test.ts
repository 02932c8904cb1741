// The agent loses its permission: nothing is sent, every screen says so, and trading continues once it is back.
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { randomBytes } from 'node:crypto'
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { AuthorityState } from '../../../../contract/people/authority.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { readTradingKey } from '../../../people/agent/trading-key.ts'
import { closePosition } from '../../../trading/by-hand/close.ts'
import { createCloseSignature } from '../../../trading/by-hand/close-signature.ts'
import { createNonces } from '../../../people/signatures/user-signed.ts'
import { listGates as gatesOf } from '../../gates.ts'
import { stopSession } from '../../stop.ts'
import { create, ended, heldSize, openPosition, sessionNow } from '../../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../../testing/worlds/world.ts'

let world: World
/** Addresses that the exchange has forgotten: emptied accounts, removed with their agents. */
const forgotten = new Set<string>()
beforeAll(async () => {
  world = await startWorld({
    exchange: (real) => ({
      ...real,
      agents: async (address) => (forgotten.has(address.toLowerCase()) ? [] : real.agents(address)),
      role: async (address) =>
        forgotten.has(address.toLowerCase()) ? { role: 'missing' } : real.role(address),
    }),
  })
  world.runner.start()
})
afterAll(() => world.stop())

const nextNonce = createNonces(Date.now)

function venue({ wallet }: Trader) {
  const transport = new HttpTransport({ apiUrl: world.url, isTestnet: true })
  return new ExchangeClient({ transport, wallet })
}

function anotherAgent(trader: Trader, agentAddress = privateKeyToAddress(generatePrivateKey())) {
  return venue(trader).approveAgent({ agentAddress, agentName: 'alura' })
}

function keyOf({ ctx }: Trader) {
  return readTradingKey(nextNonce)({ ctx, input: {} })
}

/** Like the dashboard: reads the key, approves it, and reads it again. */
async function enableAgain(trader: Trader) {
  const { approveAgent } = await keyOf(trader)
  const agentAddress = String(approveAgent.message['agentAddress']) as `0x${string}`
  await anotherAgent(trader, agentAddress)
  return keyOf(trader)
}

function becomes({ ctx }: Trader, state: AuthorityState) {
  return vi.waitFor(() => {
    const known = ctx.authority.known(ctx.viewer.id)
    expect(known?.state).toBe(state)
    return known
  }, 30_000)
}

function stop({ ctx }: Trader, { id }: Session, mode: 'close_all' | 'keep_positions') {
  return stopSession({ ctx, input: { params: { sessionId: id }, body: { mode } } })
}

async function logsOf({ ctx }: Trader, { id }: Session) {
  return ctx.store.logs.list({ mandateId: id }, { limit: 200 })
}

async function ordersSent({ address }: Trader): Promise<number> {
  return (await world.truth(address)).orders.length
}

test('an agent that another one replaced stops the session in words, and enabling again ends its closing', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  const before = await trader.ctx.agents.addressOf(trader.ctx.viewer.id)
  const heard: string[] = []
  trader.ctx.bus.subscribe((stream, data) => {
    if (stream.endsWith('.notifications')) heard.push((data as { type: string }).type)
  })
  await anotherAgent(trader)
  await becomes(trader, 'replaced')
  expect(heard).toContain('authority.changed')
  expect((await sessionNow(trader, session)).obstacle).toMatchObject({ code: 'agent' })
  const { blockedBy } = await gatesOf({
    ctx: trader.ctx,
    input: { params: { sessionId: session.id } },
  })
  expect(blockedBy).toBe('agent')

  const sent = await ordersSent(trader)
  expect((await stop(trader, session, 'close_all')).status).toBe('closing')
  const input = { params: { positionId: position.id }, body: { fraction: 1 } }
  for (const close of [closePosition, createCloseSignature]) {
    await expect(close({ ctx: trader.ctx, input })).rejects.toMatchObject({
      code: 'AGENT_NOT_APPROVED',
    })
  }
  await trader.ctx.runner.runUser(trader.ctx.viewer.id)
  const lines = (await logsOf(trader, session)).map(({ message }) => message)
  expect(lines.filter((line) => /cannot trade this account any more/.test(line))).toHaveLength(1)
  expect(lines.some((line) => /does not exist/.test(line))).toBe(false)
  expect((await sessionNow(trader, session)).status).toBe('closing')
  expect(await ordersSent(trader)).toBe(sent)

  const key = await enableAgain(trader)
  expect(key.approved).toBe(true)
  expect(key.agentAddress.toLowerCase()).not.toBe(before.address.toLowerCase())
  await ended(trader, session)
  expect(await heldSize(world, trader)).toBe('0')
})

test('an account that the exchange has forgotten is told apart, and all goes on once it is back', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  await openPosition(trader, session)
  forgotten.add(trader.address.toLowerCase())
  const lost = await becomes(trader, 'account_missing')
  expect(lost).toMatchObject({ mayOpen: false, mayClose: false, fix: 'approve' })
  const { obstacle } = await sessionNow(trader, session)
  expect(obstacle).toMatchObject({
    code: 'agent',
    reason: { code: 'authority', values: { state: 'account_missing' } },
  })
  expect(obstacle?.message).toMatch(/knows no (such )?account|deposit/i)
  const sent = await ordersSent(trader)
  await stop(trader, session, 'close_all')
  await trader.ctx.runner.runUser(trader.ctx.viewer.id)
  expect(await ordersSent(trader)).toBe(sent)
  forgotten.delete(trader.address.toLowerCase())
  await ended(trader, session)
})

test('positions closed at the exchange by hand end a session that cannot close them', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  await openPosition(trader, session)
  await anotherAgent(trader)
  await becomes(trader, 'replaced')
  await stop(trader, session, 'close_all')
  const size = await heldSize(world, trader)
  const mark = Number(trader.ctx.exchange.mark('BTC')?.mark)
  const isBuy = size.startsWith('-')
  await venue(trader).order({
    orders: [
      {
        a: 0,
        b: isBuy,
        p: String(Math.round(mark * (isBuy ? 1.02 : 0.98))),
        s: size.replace('-', ''),
        r: true,
        t: { limit: { tif: 'Ioc' } },
      },
    ],
    grouping: 'na',
  })
  expect((await ended(trader, session)).obstacle).toBeNull()
  expect(await heldSize(world, trader)).toBe('0')
})

test('an agent whose approval ran out is told apart, and is followed by another address', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  await openPosition(trader, session)
  const { approveAgent } = await keyOf(trader)
  const next = String(approveAgent.message['agentAddress']) as `0x${string}`
  const until = Date.now() + 4_000
  await venue(trader).approveAgent({ agentAddress: next, agentName: `alura valid_until ${until}` })
  await becomes(trader, 'expired')
  const { agentAddress } = await keyOf(trader)
  expect(agentAddress.toLowerCase()).not.toBe(next)
  // The new agent waits for approval, and the answer still says how the earlier one was lost.
  const known = await trader.ctx.authority.look(trader.ctx.viewer, 0)
  expect(known).toMatchObject({ state: 'expired', mayClose: false, lostAt: expect.any(Number) })
  expect((await enableAgain(trader)).agentAddress).toBe(agentAddress)
  await becomes(trader, 'ok')
  await stop(trader, session, 'close_all')
  await ended(trader, session)
})

test('an approval that ends within days is announced, and renewed while sessions go on', async () => {
  const trader = await world.newTrader()
  const session = await create(trader)
  await openPosition(trader, session)
  const first = await keyOf(trader)
  const next = String(first.approveAgent.message['agentAddress']) as `0x${string}`
  expect(next).not.toBe(first.agentAddress.toLowerCase())
  const until = Date.now() + 5 * 86_400_000 + 3_600_000
  await venue(trader).approveAgent({ agentAddress: next, agentName: `alura valid_until ${until}` })
  const authority = await becomes(trader, 'expiring')
  expect(authority).toMatchObject({
    mayOpen: true,
    fix: 'renew',
    validUntil: until,
    title: 'Alura’s approval ends in 5 days',
  })
  await vi.waitFor(async () => {
    const lines = (await logsOf(trader, session)).map(({ message }) => message)
    expect(lines.filter((line) => /approval ends in 5 days/.test(line))).toHaveLength(1)
  }, 30_000)
  const renewed = await enableAgain(trader)
  expect(renewed.agentAddress.toLowerCase()).not.toBe(next)
  expect((renewed.validUntil ?? 0) - Date.now()).toBeGreaterThan(80 * 86_400_000)
  await becomes(trader, 'ok')
  await stop(trader, session, 'close_all')
  await ended(trader, session)
})

test('a key that was approved for somebody else’s account is given up', async () => {
  const trader = await world.newTrader()
  const other = await world.newTrader()
  await keyOf(trader)
  await trader.ctx.agents.rotate(trader.ctx.viewer.id, async () => {})
  const { address, name } = await trader.ctx.agents.addressOf(trader.ctx.viewer.id)
  await venue(other).approveAgent({ agentAddress: address, agentName: name })
  const { agentAddress, approved } = await keyOf(trader)
  expect(trader.ctx.authority.known(trader.ctx.viewer.id)?.state).toBe('other_account')
  expect(approved).toBe(false)
  expect(agentAddress.toLowerCase()).not.toBe(address.toLowerCase())
  expect((await keyOf(trader)).agentAddress).toBe(agentAddress)
  expect((await enableAgain(trader)).approved).toBe(true)
})

test('without the builder’s approval nothing opens, and closing costs no fee', async () => {
  const trader = await world.newTrader()
  const session = await create(trader, { maxPositions: 2 })
  await openPosition(trader, session)
  const { builder } = trader.ctx.config
  await venue(trader).approveBuilderFee({ builder: builder.address, maxFeeRate: '0%' })
  await stop(trader, session, 'close_all')
  await ended(trader, session)
  const again = await trader.ctx.authority.look(trader.ctx.viewer, 0)
  expect(again).toMatchObject({ state: 'builder_fee_missing', mayOpen: false, mayClose: true })
})

test('a session whose closes the exchange keeps refusing says so, and can be ended with its position kept', async () => {
  const refusing = new Set<string>()
  const other = await startWorld({
    exchange: (real) => ({
      ...real,
      placeOrders: (userId, orders, grouping) =>
        refusing.has(userId) && orders.every(({ reduceOnly }) => reduceOnly)
          ? Promise.resolve(
              orders.map(() => ({ status: 'rejected' as const, message: 'Try later.' })),
            )
          : real.placeOrders(userId, orders, grouping),
    }),
  })
  try {
    other.runner.start()
    const trader = await other.newTrader()
    const session = await create(trader)
    await openPosition(trader, session)
    refusing.add(trader.ctx.viewer.id)
    await stop(trader, session, 'close_all')
    await vi.waitFor(async () => {
      const { obstacle } = await sessionNow(trader, session)
      expect(obstacle).toMatchObject({ code: 'close_refused' })
      expect(obstacle?.message).toContain('Try later.')
    }, 30_000)
    expect((await stop(trader, session, 'keep_positions')).status).toBe('ended')
  } finally {
    await other.stop()
  }
})

test('a key that the server cannot read any more is replaced by one that it can', async () => {
  const trader = await world.newTrader()
  const { id } = trader.ctx.viewer
  const session = await create(trader)
  await openPosition(trader, session)
  const row = await trader.ctx.store.agentKeys.currentOf(id)
  await trader.ctx.store.agentKeys.revoke(row?.id ?? '', Date.now())
  // Replaced by a key that was sealed with another secret.
  await trader.ctx.store.agentKeys.ensure({
    id: randomBytes(16).toString('hex'),
    userId: id,
    address: privateKeyToAddress(generatePrivateKey()).toLowerCase(),
    name: 'alura',
    ciphertext: row?.ciphertext ?? '',
    createdAt: Date.now(),
    isNext: false,
  })
  await becomes(trader, 'key_unreadable')
  expect((await sessionNow(trader, session)).obstacle).toMatchObject({ code: 'agent' })
  expect((await enableAgain(trader)).approved).toBe(true)
  await stop(trader, session, 'close_all')
  await ended(trader, session)
})
