import {
  parseSignature,
  serializeCompactSignature,
  serializeSignature,
  signatureToCompactSignature,
  type Hex,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ServiceError } from '../../../contract/errors.ts'
import {
  type SignInWorld,
  newSigner,
  openSignInWorld,
  signInApp,
} from '../../testing/people/sign-in-app.ts'
import { openTestContext } from '../../testing/test-context.ts'

let world: SignInWorld
let signer: ReturnType<typeof newSigner>
beforeAll(async () => {
  world = await openSignInWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  signer = newSigner(world.app)
})

test('gives a token that works, and the account as the exchange sees it', async () => {
  await world.exchange.fund(signer.wallet.address, '250')
  const { status, body } = await signer.verify(await signer.signedChallenge())
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ok: true,
    tokenType: 'Bearer',
    expiresIn: 86_400,
    user: {
      address: signer.wallet.address,
      role: 'trader',
      account: { equity: '250', marginUsed: '0' },
    },
  })
  const profile = await world.app.inject({
    url: '/user/profile',
    headers: { authorization: `Bearer ${body.accessToken}` },
  })
  expect(profile.statusCode).toBe(200)
  expect(profile.json()).toEqual(body.user)
})

test('makes one user of one address, whatever its case', async () => {
  const forms = [
    signer.wallet.address,
    signer.wallet.address.toLowerCase(),
    `0x${signer.wallet.address.slice(2).toUpperCase()}`,
  ]
  const ids = []
  for (const form of forms)
    ids.push((await signer.verify(await signer.signedChallenge(), form)).body.user.id)
  expect(new Set(ids).size).toBe(1)
})

test('accepts any of the challenges that are alive', async () => {
  const first = await signer.signedChallenge()
  world.clock.advance(1_000)
  await signer.challenge()
  expect((await signer.verify(first)).status).toBe(200)
})

test('accepts a signature once, also when it arrives fifty times at once', async () => {
  const signature = await signer.signedChallenge()
  const answers = await Promise.all(Array.from({ length: 50 }, () => signer.verify(signature)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const refused = answers.filter(({ status }) => status !== 200)
  expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['CHALLENGE_INVALID']))
  expect((await signer.verify(signature)).body.code).toBe('CHALLENGE_INVALID')
})

test('wants a challenge first', async () => {
  const signature = await signer.wallet.signMessage({ message: 'hello' })
  const { status, body } = await signer.verify(signature)
  expect([status, body.code]).toEqual([401, 'CHALLENGE_INVALID'])
})

test('refuses a challenge that has expired', async () => {
  const signature = await signer.signedChallenge()
  world.clock.advance(300_000)
  const { status, body } = await signer.verify(signature)
  expect([status, body.code]).toEqual([401, 'CHALLENGE_EXPIRED'])
})

test("refuses another's signature, and leaves the challenge to its owner", async () => {
  const { message } = await signer.challenge()
  const thief = privateKeyToAccount(generatePrivateKey())
  const { status, body } = await signer.verify(await thief.signMessage({ message }))
  expect([status, body.code]).toEqual([401, 'SIGNATURE_INVALID'])
  expect((await signer.verify(await signer.wallet.signMessage({ message }))).status).toBe(200)
})

test.each([
  ['domain', (m: string) => m.replace('127.0.0.1:3000 wants', 'evil.example wants')],
  ['chain', (m: string) => m.replace('Chain ID: 31337', 'Chain ID: 1')],
  ['nonce', (m: string) => m.replace(/Nonce: ./, 'Nonce: z')],
  [
    'expiry',
    (m: string) => m.replace(/Expiration Time: .*/, 'Expiration Time: 2099-01-01T00:00:00.000Z'),
  ],
  ['last line break', (m: string) => `${m}\n`],
  ['statement', (m: string) => m.replace('moves no funds', 'moves all funds')],
])('refuses a message with another %s', async (_name, change) => {
  const { message } = await signer.challenge()
  const { body } = await signer.verify(
    await signer.wallet.signMessage({ message: change(message) }),
  )
  expect(body.code).toBe('SIGNATURE_INVALID')
})

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

test('refuses the twin of a signature and what is no signature, and then takes the signature', async () => {
  const signature = await signer.signedChallenge()
  const { r, s, v = 27n } = parseSignature(signature)
  const highS = `0x${(order - BigInt(s)).toString(16).padStart(64, '0')}` as const
  const twin = serializeSignature({ r, s: highS, v: v === 27n ? 28n : 27n })
  for (const form of [twin, `${signature}00`, signature.slice(0, -4), 'signed'])
    expect((await signer.verify(form)).body.code).toBe('SIGNATURE_INVALID')
  expect((await signer.verify(signature)).status).toBe(200)
})

const dresses: [string, (signature: Hex) => string][] = [
  ['v of 0 or 1', (text) => text.slice(0, -2) + (text.endsWith('1b') ? '00' : '01')],
  ['upper case', (text) => `0x${text.slice(2).toUpperCase()}`],
  [
    'the compact form',
    (text) => serializeCompactSignature(signatureToCompactSignature(parseSignature(text))),
  ],
]

test.each(dresses)('takes a signature in %s, once in all its forms', async (_name, dress) => {
  const signature = await signer.signedChallenge()
  expect((await signer.verify(dress(signature))).status).toBe(200)
  for (const [, again] of [...dresses, ['as it was', (text: Hex) => text] as const]) {
    const { status, body } = await signer.verify(again(signature))
    expect([status, body.code]).toEqual([401, 'CHALLENGE_INVALID'])
  }
})

test('gives one token for a signature that arrives in all its forms at once', async () => {
  const signature = await signer.signedChallenge()
  const forms = [signature, ...dresses.map(([, dress]) => dress(signature))]
  const answers = await Promise.all(
    [...forms, ...forms, ...forms].map((form) => signer.verify(form)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test.each([`0x${'00'.repeat(1_600)}${'6492'.repeat(16)}`, `0x${'ab'.repeat(130)}`, '0x'])(
  'tells what a contract wallet sends that only accounts with a key can sign in (%#)',
  async (signature) => {
    const { status, body } = await signer.verify(signature)
    expect([status, body.code]).toEqual([401, 'SIGNATURE_INVALID'])
    expect(body.message).toMatch(/contract wallet.*own key/)
  },
)

test('refuses an unknown referral code, and consumes nothing', async () => {
  const signature = await signer.signedChallenge()
  const { status, body } = await signer.verify(signature, signer.wallet.address, {
    referralCode: 'FRIEND',
  })
  expect([status, body.code]).toEqual([400, 'REFERRAL_CODE_UNKNOWN'])
  expect((await signer.verify(signature)).status).toBe(200)
})

test('an exchange that is away fails the sign-in without spending the challenge', async () => {
  const apart = await openTestContext({ clock: world.clock })
  const lonely = await signInApp(apart.ctx)
  try {
    const send = (url: string, payload: object) => lonely.inject({ method: 'POST', url, payload })
    const issued = await send('/auth/evm/challenge', { address: signer.wallet.address })
    const signature = await signer.wallet.signMessage({
      message: issued.json<{ message: string }>().message,
    })
    const response = await send('/auth/evm/verify', { address: signer.wallet.address, signature })
    expect(response.statusCode).toBe(502)
    const [row] = await apart.ctx.store.challenges.recentOf(signer.wallet.address, 1)
    expect(row?.usedAt).toBeNull()
  } finally {
    await lonely.close()
    await apart.close()
  }
})

test('somebody known gets in while the exchange is away, with the account as it was then', async () => {
  await world.exchange.fund(signer.wallet.address, '250')
  const before = await signer.signIn()
  const { ctx } = world.test
  const away = () => Promise.reject(new ServiceError('EXCHANGE_UNAVAILABLE', 'away'))
  const lonely = await signInApp({ ...ctx, exchange: { ...ctx.exchange, account: away } })
  const again = newSigner(lonely, signer.wallet)
  world.clock.advance(120_000)
  const { status, body } = await again.verify(await again.signedChallenge())
  expect(status).toBe(200)
  expect(body.user.account).toEqual(before.user.account)
  expect(world.clock() - (body.user.account.at ?? 0)).toBe(120_000)
  const headers = { authorization: `Bearer ${body.accessToken}` }
  const profile = await lonely.inject({ url: '/user/profile', headers })
  expect(profile.json()).toEqual(body.user)
  await lonely.close()
})
