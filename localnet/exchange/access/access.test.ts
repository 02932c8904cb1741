import { ExchangeClient } from '@nktkas/hyperliquid'
import { signL1Action } from '@nktkas/hyperliquid/signing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  newTrader,
  newWallet,
  price,
  readJson,
  refusal,
  startWorld,
  transportTo,
} from '../testing/world.ts'
import type { World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

async function post(body: object): Promise<{ status: string; response: unknown }> {
  return readJson(await world.control('/exchange', body))
}

async function signedNoop(wallet: ReturnType<typeof newWallet>, nonce: number) {
  const action = { type: 'noop' }
  const signature = await signL1Action({ wallet, action, nonce, isTestnet: true })
  return { action, nonce, signature }
}

test('nothing is done for an account that never deposited', async () => {
  const wallet = newWallet()
  const client = new ExchangeClient({ transport: transportTo(world.exchange.url), wallet })
  const address = wallet.address.toLowerCase()
  expect(await refusal(client.approveAgent({ agentAddress: newWallet().address }))).toBe(
    `Must deposit before performing actions. User: ${address}`,
  )
  expect(await refusal(client.noop({ nonce: Date.now() }))).toBe(
    `User or API Wallet ${address} does not exist.`,
  )
})

test('a replayed request is refused and changes nothing', async () => {
  const trader = await newTrader(world.exchange.url)
  const mid = await trader.mid('ETH')
  const nonce = Date.now() + 5_000
  const action = {
    type: 'order',
    orders: [
      { a: 1, b: true, p: price(mid * 1.05), s: '0.1', r: false, t: { limit: { tif: 'Ioc' } } },
    ],
    grouping: 'na',
  }
  const signature = await signL1Action({ wallet: trader.agent, action, nonce, isTestnet: true })
  expect((await post({ action, nonce, signature })).status).toBe('ok')
  expect(await post({ action, nonce, signature })).toEqual({
    status: 'err',
    response: `Invalid nonce: duplicate nonce ${nonce}`,
  })
  expect(await trader.size('ETH')).toBe('0.1')
})

test('nonces far from now are refused, and so is one below the hundred highest', async () => {
  const trader = await newTrader(world.exchange.url)
  const day = 86_400_000
  const old = await post(await signedNoop(trader.agent, Date.now() - 3 * day))
  expect(old.response).toMatch(/^Invalid nonce: nonce too low \d+ < \d+$/)
  const far = await post(await signedNoop(trader.agent, Date.now() + 2 * day))
  expect(far.response).toMatch(/^Invalid nonce: nonce too high \d+ > \d+$/)
  const first = Date.now()
  for (let index = 1; index <= 100; index += 1) {
    const answer = await post(await signedNoop(trader.agent, first + index))
    expect(answer.status).toBe('ok')
  }
  const late = await post(await signedNoop(trader.agent, first))
  expect(late.response).toMatch(/^Invalid nonce: nonce too low/)
})

test('a signature of another wallet, or for mainnet, is an unknown wallet', async () => {
  const trader = await newTrader(world.exchange.url)
  const stranger = await post(await signedNoop(newWallet(), Date.now()))
  expect(stranger.response).toMatch(/^User or API Wallet 0x[0-9a-f]{40} does not exist\.$/)
  const action = { type: 'noop' }
  const nonce = Date.now()
  const signature = await signL1Action({ wallet: trader.agent, action, nonce, isTestnet: false })
  const mainnet = await post({ action, nonce, signature })
  expect(mainnet.response).toMatch(/^User or API Wallet 0x[0-9a-f]{40} does not exist\.$/)
})

test('an agent trades but cannot approve, and a replaced agent cannot trade', async () => {
  const trader = await newTrader(world.exchange.url)
  const asAgent = new ExchangeClient({
    transport: transportTo(world.exchange.url),
    wallet: trader.agent,
  })
  expect(await refusal(asAgent.approveAgent({ agentAddress: newWallet().address }))).toContain(
    'Must deposit before performing actions.',
  )
  const next = newWallet()
  await trader.master.approveAgent({ agentAddress: next.address, agentName: 'alura' })
  const agents = await trader.info.extraAgents({ user: trader.user })
  expect(agents.map(({ address, name }) => ({ address, name }))).toEqual([
    { address: next.address.toLowerCase(), name: 'alura' },
  ])
  expect(await refusal(asAgent.noop({ nonce: Date.now() }))).toBe(
    `User or API Wallet ${trader.agent.address.toLowerCase()} does not exist.`,
  )
})

test('agents are limited in number, name, time and to one account', async () => {
  const trader = await newTrader(world.exchange.url)
  const other = await newTrader(world.exchange.url)
  const approve = (agentName: string | null, agentAddress = newWallet().address) =>
    trader.master.approveAgent({ agentAddress, agentName })
  expect(await refusal(approve('b', other.agent.address))).toBe('Extra agent already used.')
  await approve('b')
  const until = Date.now() + 60_000
  await approve(`c valid_until ${until}`)
  await approve(null)
  expect(await refusal(approve('d'))).toBe('Too many extra agents.')
  const agents = await trader.info.extraAgents({ user: trader.user })
  expect(agents.map(({ name }) => name).sort()).toEqual(['alura', 'b', 'c'])
  expect(agents.find(({ name }) => name === 'c')?.validUntil).toBe(until)
})

test('an expired agent is gone', async () => {
  const trader = await newTrader(world.exchange.url)
  expect(await world.info.userRole({ user: trader.agent.address })).toEqual({
    role: 'agent',
    data: { user: trader.user.toLowerCase() },
  })
  await world.control('/fail', { user: trader.user, fault: 'F21' })
  expect(await refusal(trader.trade.noop({ nonce: Date.now() }))).toContain('does not exist.')
  expect(await trader.info.extraAgents({ user: trader.user })).toEqual([])
})

test('an action past its time is refused', async () => {
  const trader = await newTrader(world.exchange.url)
  const late = trader.trade.updateLeverage(
    { asset: 0, isCross: true, leverage: 3 },
    { expiresAfter: Date.now() - 1 },
  )
  expect(await refusal(late)).toBe('Action already expired')
})

test('what an account may not do is refused in words', async () => {
  const trader = await newTrader(world.exchange.url)
  expect(await refusal(trader.trade.setReferrer({ code: 'ALURA' }))).toBe(
    'Referral code does not exist.',
  )
  expect(await refusal(trader.trade.scheduleCancel({ time: Date.now() + 60_000 }))).toMatch(
    /^Cannot set scheduled cancel time until enough volume traded\. Required: \$1000000\. Traded: \$/,
  )
})

test('malformed requests are answered with 422 in plain text', async () => {
  const bodies: [string, object][] = [
    ['/info', { type: 'nonsense' }],
    ['/info', { type: 'userFills' }],
    ['/exchange', { action: { type: 'order' } }],
    ['/exchange', {}],
  ]
  for (const [path, body] of bodies) {
    const response = await world.control(path, body)
    expect(response.status).toBe(422)
    expect(await response.text()).toBe('Failed to deserialize the JSON body into the target type')
  }
})
