import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ErrorBody } from '../../../contract/errors.ts'
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

function post(url: string, payload: object, headers: Record<string, string> = {}) {
  return world.app.inject({ method: 'POST', url, payload, headers })
}

test('is an EIP-4361 message made of our configuration', async () => {
  const { address, nonce, message, expiresAt } = await signer.challenge(
    signer.wallet.address.toLowerCase(),
  )
  expect(address).toBe(signer.wallet.address)
  expect(nonce).toMatch(/^[0-9a-f]{32}$/)
  expect(expiresAt).toBe(world.clock() + 300_000)
  expect(message.split('\n')).toEqual([
    '127.0.0.1:3000 wants you to sign in with your Ethereum account:',
    signer.wallet.address,
    '',
    expect.stringMatching(/moves no funds.*costs no gas/),
    '',
    'URI: http://127.0.0.1:3000',
    'Version: 1',
    'Chain ID: 31337',
    `Nonce: ${nonce}`,
    `Issued At: ${new Date(world.clock()).toISOString()}`,
    `Expiration Time: ${new Date(expiresAt).toISOString()}`,
  ])
})

test('does not believe what a request says about hosts', async () => {
  const forged = {
    host: 'localhost:9',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    origin: 'http://localhost:9',
  }
  const response = await post('/auth/evm/challenge', { address: signer.wallet.address }, forged)
  expect(response.json<{ message: string }>().message).toMatch(/^127\.0\.0\.1:3000 wants/)
  expect(response.body).not.toContain('evil')
})

test.each(['http://localhost:3000', 'http://[::1]:3000', 'http://127.0.0.1:5173'])(
  'names the page that asks, at %s, and is answered there',
  async (origin) => {
    const headers = { origin }
    const { address } = signer.wallet
    const { message } = (await post('/auth/evm/challenge', { address }, headers)).json<{
      message: string
    }>()
    expect(message).toContain(`${new URL(origin).host} wants you to sign in`)
    expect(message).toContain(`\nURI: ${origin}\n`)
    const signature = await signer.wallet.signMessage({ message })
    expect((await signer.verify(signature)).body.code).toBe('CHALLENGE_INVALID')
    const answer = await post('/auth/evm/verify', { address, signature }, headers)
    expect(answer.statusCode).toBe(200)
  },
)

test('asked for in another name on one page, it is still that of the page on another', async () => {
  const { address } = signer.wallet
  const ask = async (origin: string) =>
    (await post('/auth/evm/challenge', { address }, { origin })).json<{ message: string }>().message
  const message = await ask('http://localhost:3000')
  const signature = await signer.wallet.signMessage({ message })
  for (let i = 0; i < 100; i++) {
    await ask('http://[::1]:3000')
    world.clock.advance(1_000)
  }
  expect(await ask('http://localhost:3000')).toMatch(/^localhost:3000 wants/)
  const headers = { origin: 'http://localhost:3000' }
  const answer = await post('/auth/evm/verify', { address, signature }, headers)
  expect(answer.statusCode).toBe(200)
})

test.each([
  '',
  '0x',
  '0x123',
  'alice.eth',
  `0X${'a'.repeat(40)}`,
  `0x${'g'.repeat(40)}`,
  ` 0x${'a'.repeat(40)}`,
])('is refused to %j', async (address) => {
  expect((await post('/auth/evm/challenge', { address })).statusCode).toBe(400)
})

test('is refused to an address with a wrong checksum', async () => {
  const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
  const wrong = address.replace('aAeb', 'aaeb')
  expect((await post('/auth/evm/challenge', { address })).statusCode).toBe(200)
  const response = await post('/auth/evm/challenge', { address: wrong })
  expect(response.statusCode).toBe(400)
  expect(response.json<ErrorBody>().message).toMatch(/checksum/)
})

test('can be asked for without end, and neither fills the table nor spoils the one being signed', async () => {
  const signature = await signer.signedChallenge()
  const nonces = new Set<string>()
  for (let i = 0; i < 100; i++) {
    nonces.add((await signer.challenge()).nonce)
    world.clock.advance(1_000)
  }
  expect(nonces.size).toBeLessThanOrEqual(8)
  expect((await signer.verify(signature)).status).toBe(200)
})

test('is swept some time after it expired', async () => {
  await signer.challenge()
  expect(await world.test.ctx.store.challenges.recentOf(signer.wallet.address, 10)).toHaveLength(1)
  world.clock.advance(16 * 60_000)
  await signer.challenge(privateKeyToAccount(generatePrivateKey()).address)
  expect(await world.test.ctx.store.challenges.recentOf(signer.wallet.address, 10)).toHaveLength(0)
})
