import { randomUUID } from 'node:crypto'
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localnetTreasuryKey } from '../../../settings/config.ts'
import { watchBuilder } from '../../../ops/watch/builder.ts'
import { type World, startWorld } from '../../../testing/worlds/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('while the builder holds too little, people trade without its fee and the operator is told', async () => {
  const { ctx, url } = world
  const { exchange, store, agents } = ctx
  expect((await watchBuilder(ctx)).level).toBe('ok')
  const transport = new HttpTransport({ apiUrl: url, isTestnet: true })
  const builder = new ExchangeClient({
    transport,
    wallet: privateKeyToAccount(localnetTreasuryKey),
  })
  const wallet = privateKeyToAccount(generatePrivateKey())
  await world.faucet(wallet.address, '1000')
  await builder.usdSend({ destination: wallet.address, amount: '9950' })

  const finding = await watchBuilder(ctx)
  expect(finding).toMatchObject({ level: 'bad', value: 50 })
  expect(finding.message).toContain('holds 50.00 USDC')

  const user = await store.users.ensure(randomUUID(), wallet.address, Date.now())
  const agent = await agents.addressOf(user.id)
  const person = new ExchangeClient({ transport, wallet })
  await person.approveAgent({ agentAddress: agent.address, agentName: agent.name })
  // The person is not asked for an approval, and the order is sent.
  expect(await exchange.builderFee(wallet.address)).toBe(ctx.config.builder.feeTenthsBp)
  const mark = exchange.mark('ETH')?.mark ?? '0'
  const [outcome] = await exchange.placeOrders(
    user.id,
    [
      {
        cloid: `0x${'ab'.repeat(16)}`,
        assetIndex: 1,
        isBuy: true,
        size: '0.1',
        limitPrice: String(Math.floor(Number(mark) * 1.05)),
        reduceOnly: false,
        type: 'limit',
        timeInForce: 'immediate',
      },
    ],
    'single',
  )
  expect(outcome?.status).toBe('filled')
  const [fill] = await exchange.fillsSince(wallet.address, 0)
  expect(fill?.builderFee).toBe('0')

  await person.usdSend({ destination: ctx.config.builder.address, amount: '9000' })
  expect((await watchBuilder(ctx)).level).toBe('ok')
  expect(await exchange.builderFee(wallet.address)).toBe(0)
}, 60_000)
