// E-mail and password: session tokens, guesses, and linking a wallet, over HTTP.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorBody } from '../../../contract/errors.ts'
import type { SessionToken } from '../../../contract/people/passwords.ts'
import { type EntranceWorld, openEntranceWorld } from '../../testing/people/entrance-app.ts'
import { newSigner } from '../../testing/people/sign-in-app.ts'

let world: EntranceWorld
beforeAll(async () => {
  world = await openEntranceWorld()
})
afterAll(() => world.close())

interface Answer {
  status: number
  retryAfter: string | undefined
  body: SessionToken & SessionToken['user'] & ErrorBody & { created_at: string }
}

interface Sent {
  body?: object
  token?: string
  from?: string
}

async function ask(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { body, token, from = '127.0.0.1' }: Sent = {},
): Promise<Answer> {
  const response = await world.app.inject({
    method,
    url: path,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    remoteAddress: from,
    ...(body && { payload: body }),
  })
  const retryAfter = response.headers['retry-after']
  return {
    status: response.statusCode,
    retryAfter: retryAfter === undefined ? undefined : String(retryAfter),
    body: response.json(),
  }
}

let people = 0
const password = 'corn weather lamp 7'

async function register() {
  const email = `Person${++people}@example.com`
  const { status, body } = await ask('POST', '/api/users/register', { body: { email, password } })
  expect(status).toBe(201)
  return { email, token: body.session_token, user: body.user }
}

const login = (email: string, typed: string, from?: string) =>
  ask('POST', '/api/users/login', {
    body: { email, password: typed },
    ...(from !== undefined && { from }),
  })
const profile = (token: string) => ask('GET', '/api/users/profile', { token })

test('whoever registers is signed in, and comes in again in any spelling of the e-mail', async () => {
  const { email, token, user } = await register()
  expect(user).toMatchObject({ email, username: null, wallet_address: null })
  expect((await profile(token)).body).toMatchObject({ id: user.id, email })
  const again = await login(` ${email.toUpperCase()} `, password)
  expect(again.status).toBe(200)
  expect(again.body.session_token).not.toBe(token)
  const days = (Date.parse(again.body.expires_at) - world.clock()) / 86_400_000
  expect(days).toBeCloseTo(180)
})

test('a token is stored as a hash, and a password by argon2id', async () => {
  const { token, user } = await register()
  const { store } = world.test.ctx
  const row = await store.passwordLogins.of(user.id)
  expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  const signIns = JSON.stringify(await store.signIns.ofUser(user.id, world.clock()))
  expect(signIns).not.toContain(token.slice(3, 20))
})

test('several sign-ins hold side by side; logging out ends one, its day ends each', async () => {
  const { email, token } = await register()
  const second = (await login(email, password)).body.session_token
  expect((await ask('POST', '/api/users/logout', { token })).status).toBe(200)
  expect((await profile(token)).body.code).toBe('TOKEN_INVALID')
  expect((await profile(second)).status).toBe(200)
  world.clock.advance(180 * 86_400_000)
  expect((await profile(second)).body.code).toBe('TOKEN_EXPIRED')
})

test('an e-mail has one account', async () => {
  const { email } = await register()
  const body = { email: email.toLowerCase(), password }
  const second = await ask('POST', '/api/users/register', { body })
  expect([second.status, second.body.code]).toEqual([409, 'EMAIL_TAKEN'])
})

test.each([
  ['short', 'nine char'],
  ['common', '1q2w3e4r5t'],
  ['common in capitals', 'PASSWORD123'],
  ['one key', 'aaaaaaaaaaaa'],
  ['the name in the e-mail', 'somebodyelse'],
  ['the e-mail', 'somebodyelse@example.com'],
])('a password is refused that is %s', async (_, typed) => {
  const body = { email: 'somebodyelse@example.com', password: typed }
  const { status, body: refused } = await ask('POST', '/api/users/register', { body })
  expect([status, refused.code]).toEqual([400, 'VALIDATION_FAILED'])
})

test.each(['nobody', 'a@b', 'a b@example.com', '', `${'a'.repeat(250)}@example.com`])(
  'no account for the e-mail “%s”',
  async (email) => {
    const { status } = await ask('POST', '/api/users/register', { body: { email, password } })
    expect(status).toBe(400)
  },
)

test.each(['st_', `st_${'a'.repeat(43)}`, `st_${'a'.repeat(44)}`, 'st_..', 'x'])(
  'the token %s lets nobody in',
  async (token) => {
    const { status, body } = await profile(token)
    expect([status, body.code]).toEqual([401, 'TOKEN_INVALID'])
  },
)

describe('guessing', () => {
  test('an unknown e-mail and a wrong password get the same answer', async () => {
    const { email } = await register()
    const wrong = await login(email, 'not the password', '10.1.0.1')
    const unknown = await login('nobody@example.org', 'not the password', '10.1.0.1')
    for (const { body } of [wrong, unknown]) expect(body.code).toBe('INVALID_CREDENTIALS')
    expect(unknown.body.message).toBe(wrong.body.message)
  })

  test('after five failures of an e-mail each try waits twice as long, from wherever', async () => {
    const { email } = await register()
    const wrong = (i: number) => login(email, 'not the password', `10.2.0.${i}`)
    for (let i = 0; i < 5; i++) expect((await wrong(i)).status).toBe(401)
    const refused = await login(email, password, '10.2.1.1')
    expect([refused.status, refused.retryAfter]).toEqual([429, '2'])
    world.clock.advance(2_000)
    expect((await wrong(6)).status).toBe(401)
    expect((await wrong(7)).retryAfter).toBe('4')
    world.clock.advance(4_000)
    expect((await login(email, password, '10.2.1.1')).status).toBe(200)
    expect((await wrong(8)).status).toBe(401)
  })

  test('after five failures an address waits with every e-mail, also after a good one', async () => {
    const { email } = await register()
    const from = '10.3.0.1'
    for (let i = 0; i < 4; i++) await login(`nobody${i}@example.org`, 'guess guess', from)
    expect((await login(email, password, from)).status).toBe(200)
    expect((await login('nobody9@example.org', 'guess guess', from)).status).toBe(401)
    expect((await login(email, password, from)).status).toBe(429)
    expect((await login(email, password, '10.3.0.2')).status).toBe(200)
  })

  test('many at once count one by one', async () => {
    const { email } = await register()
    const tries = Array.from({ length: 12 }, (_, i) =>
      login(email, 'not the password', `10.4.0.${i}`),
    )
    await Promise.all(tries)
    const { status, retryAfter } = await login(email, password, '10.4.1.1')
    expect(status).toBe(429)
    expect(Number(retryAfter)).toBeGreaterThanOrEqual(256)
  })
})

describe('a new password', () => {
  const put = (token: string, body: object) => ask('PUT', '/api/users/password', { token, body })

  test('needs the one before, and ends the other session tokens', async () => {
    const { email, token } = await register()
    const other = (await login(email, password)).body.session_token
    const next = 'another corn lamp 8'
    const without = await put(token, { email, password: next })
    expect([without.status, without.body.code]).toEqual([401, 'INVALID_CREDENTIALS'])
    const changed = await put(token, { email, password: next, current_password: password })
    expect(changed.status).toBe(200)
    expect((await profile(other)).status).toBe(401)
    expect((await profile(token)).status).toBe(200)
    expect((await login(email, password, '10.5.0.1')).status).toBe(401)
    expect((await login(email, next, '10.5.0.2')).status).toBe(200)
  })

  test('does not take an e-mail of somebody else', async () => {
    const [one, two] = [await register(), await register()]
    const body = { email: one.email, password: 'corn lamp tree', current_password: password }
    const taken = await put(two.token, body)
    expect([taken.status, taken.body.code]).toEqual([409, 'EMAIL_TAKEN'])
    expect((await login(two.email, password, '10.6.0.1')).status).toBe(200)
  })
})

describe('a wallet', () => {
  const link = async (token: string, signer = newSigner(world.app)) => {
    const signature = await signer.signedChallenge()
    const { address } = signer.wallet
    const body = { address, signature }
    return { address, answer: await ask('POST', '/api/users/wallet', { token, body }), body }
  }

  test('is asked for before anything that needs one', async () => {
    const { token } = await register()
    const { status, body } = await ask('GET', '/user/profile', { token })
    expect([status, body.code]).toEqual([403, 'WALLET_MISSING'])
  })

  test('is linked by its signature, once', async () => {
    const { email, token, user } = await register()
    const { address, answer, body } = await link(token)
    expect(answer.body).toMatchObject({ id: user.id, email, wallet_address: address })
    expect((await profile(token)).body.wallet_address).toBe(address)
    const second = await link(token)
    expect([second.answer.status, second.answer.body.code]).toEqual([409, 'WALLET_LINKED'])
    const other = await register()
    const reused = await ask('POST', '/api/users/wallet', { token: other.token, body })
    expect(reused.body.code).toBe('CHALLENGE_INVALID')
    expect(await world.test.ctx.store.users.byAddress(address)).toMatchObject({ id: user.id })
  })

  test('that has an account keeps it', async () => {
    const signer = newSigner(world.app)
    await world.test.ctx.store.users.ensure('owner', signer.wallet.address, 0)
    const { token } = await register()
    const { answer } = await link(token, signer)
    expect([answer.status, answer.body.code]).toEqual([409, 'WALLET_TAKEN'])
    expect((await profile(token)).body.wallet_address).toBeNull()
  })

  test('is not linked by another’s signature', async () => {
    const { token } = await register()
    const [mine, theirs] = [newSigner(world.app), newSigner(world.app)]
    await theirs.challenge()
    const body = { address: theirs.wallet.address, signature: await mine.signedChallenge() }
    const refused = await ask('POST', '/api/users/wallet', { token, body })
    expect([refused.status, refused.body.code]).toEqual([401, 'SIGNATURE_INVALID'])
  })
})
