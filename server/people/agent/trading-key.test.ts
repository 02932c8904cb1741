import { parseSignature } from 'viem'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type SignInWorld, newSigner, openSignInWorld } from '../../testing/people/sign-in-app.ts'

let world: SignInWorld
let signer: ReturnType<typeof newSigner>
beforeAll(async () => {
  world = await openSignInWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  signer = newSigner(world.app)
})

test('is approved by posting what it says, signed by the wallet', async () => {
  await world.exchange.fund(signer.wallet.address, '250')
  const { accessToken } = await signer.signIn()
  const before = await tradingKey(accessToken)
  expect(before).toMatchObject({ agentName: 'alura', approved: false, validUntil: null })
  expect(before.builder).toMatchObject({ maxFeeRate: '0.05%', approved: false })
  expect(before.approveBuilderFee.nonce).toBeGreaterThan(before.approveAgent.nonce)

  await approve(before.approveAgent)
  await approve(before.approveBuilderFee)
  const after = await tradingKey(accessToken)
  expect(after.agentAddress).toBe(before.agentAddress)
  expect(after.approved).toBe(true)
  expect(after.builder.approved).toBe(true)
  expect(after.approveAgent.nonce).toBeGreaterThan(before.approveBuilderFee.nonce)
})

test('of an agent that is about to expire counts as not approved', async () => {
  await world.exchange.fund(signer.wallet.address, '250')
  const { accessToken } = await signer.signIn()
  await approve((await tradingKey(accessToken)).approveAgent)
  const { validUntil } = await tradingKey(accessToken)
  expect(validUntil).not.toBeNull()
  const now = world.clock()
  world.clock.advance((validUntil ?? 0) - now - 23 * 3_600_000)
  const { accessToken: later } = await signer.signIn()
  expect((await tradingKey(later)).approved).toBe(false)
  world.clock.advance(now - world.clock())
})

test('never shows a private key', async () => {
  const { accessToken, user } = await signer.signIn()
  const text = JSON.stringify(await tradingKey(accessToken))
  const key = await world.test.ctx.agents.privateKeyOf(user.id)
  expect(text).not.toContain(key.slice(2))
  expect(world.test.logged.join('')).not.toContain(key.slice(2))
})

interface Approval {
  domain: { name: string; version: string; chainId: number; verifyingContract: `0x${string}` }
  types: Record<string, { name: string; type: string }[]>
  primaryType: string
  message: Record<string, unknown>
  action: object
  nonce: number
}
interface Key {
  agentAddress: string
  approved: boolean
  validUntil: number | null
  builder: { approved: boolean }
  approveAgent: Approval
  approveBuilderFee: Approval
}

async function tradingKey(token: string): Promise<Key> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await world.app.inject({ url: '/auth/evm/trading-key', headers })
  expect(response.statusCode).toBe(200)
  return response.json<Key>()
}

async function approve({ domain, types, primaryType, message, action, nonce }: Approval) {
  const { r, s, v } = parseSignature(
    await signer.wallet.signTypedData({ domain, types, primaryType, message }),
  )
  const response = await fetch(`${world.exchange.config.exchange.url}/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action, nonce, signature: { r, s, v: Number(v) } }),
  })
  expect(await response.json()).toEqual({ status: 'ok', response: { type: 'default' } })
}
