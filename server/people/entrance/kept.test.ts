import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Me, bearer, home, send } from '../../testing/people/entrance-app.ts'
import { type SignInWorld, newSigner, openSignInWorld } from '../../testing/people/sign-in-app.ts'
import { graceMs } from './refresh.ts'

let world: SignInWorld
beforeAll(async () => {
  world = await openSignInWorld()
})
afterAll(() => world.close())

const day = 86_400_000

interface Resumed {
  address: string
  access_token: string
  expires_in: number
}

/** Signs in as the dashboard does. `kept`: the cookie that the browser has then. */
async function enter(keep?: boolean) {
  const signer = newSigner(world.app)
  const response = await world.app.inject({
    method: 'POST',
    url: '/auth/evm/verify',
    headers: { host: '127.0.0.1:3000', origin: home },
    payload: {
      address: signer.wallet.address,
      signature: await signer.signedChallenge(),
      ...(keep !== undefined && { keep }),
    },
  })
  expect(response.statusCode).toBe(200)
  const cookie = response.cookies.find(({ name }) => name === 'kept_sign_in')
  const { accessToken } = response.json<{ accessToken: string }>()
  return { address: signer.wallet.address, token: accessToken, cookie, kept: cookie?.value ?? '' }
}

function resume(kept: string, headers: Record<string, string> = { origin: home }) {
  return send<Resumed>(world.app, 'POST', 'resume', {
    headers: { cookie: `kept_sign_in=${kept}`, ...headers },
  })
}

const keptOf = ({ cookies }: Answer<unknown>) =>
  cookies.find(({ name }) => name === 'kept_sign_in')?.value
const me = (token: string) => send<Me>(world.app, 'GET', 'me', bearer(token))

test('a browser stays signed in where that was wished, by a cookie that no script reads', async () => {
  expect((await enter()).cookie).toBeUndefined()
  expect((await enter(false)).cookie).toBeUndefined()
  const { address, kept, cookie } = await enter(true)
  expect(cookie).toMatchObject({
    httpOnly: true,
    sameSite: 'Strict',
    path: '/api/v1/auth',
    maxAge: (30 * day) / 1000,
  })
  // Long after the token ended, and each time anew.
  let current = kept
  for (let visit = 0; visit < 3; visit += 1) {
    world.clock.advance(29 * day)
    const answer = await resume(current)
    expect([answer.status, answer.body.address]).toEqual([200, address])
    expect(answer.body.expires_in).toBe(86_400)
    const { status, body } = await me(answer.body.access_token)
    expect([status, body.sessions.length]).toEqual([200, 1])
    expect(keptOf(answer)).not.toBe(current)
    current = keptOf(answer) ?? ''
  }
  world.clock.advance(30 * day)
  expect((await resume(current)).body.code).toBe('TOKEN_EXPIRED')
})

test('a stolen cookie is found out, and ends what it was for', async () => {
  const { kept } = await enter(true)
  const thief = await resume(kept)
  world.clock.advance(graceMs + 1)
  const robbed = await resume(kept)
  expect([robbed.status, robbed.body.code, keptOf(robbed)]).toEqual([401, 'TOKEN_INVALID', ''])
  expect((await me(thief.body.access_token)).status).toBe(401)
  expect((await resume(keptOf(thief) ?? '')).status).toBe(401)
})

test('signing out, here or everywhere, ends it at once', async () => {
  for (const way of ['logout', 'revoke-all']) {
    const { token, kept } = await enter(true)
    const left = await send(world.app, 'POST', way, {
      headers: { ...bearer(token).headers, cookie: `kept_sign_in=${kept}`, origin: home },
    })
    expect(left.status).toBe(200)
    expect(keptOf(left)).toBe(way === 'logout' ? '' : undefined)
    const { status, body } = await resume(kept)
    expect([status, body.code]).toEqual([401, 'TOKEN_INVALID'])
  }
})

test('leaving one sign-in of a browser leaves the kept one of another person alone', async () => {
  const { kept } = await enter(true)
  const { token } = await enter()
  const left = await send(world.app, 'POST', 'logout', {
    headers: { ...bearer(token).headers, cookie: `kept_sign_in=${kept}`, origin: home },
  })
  expect(keptOf(left)).toBeUndefined()
  expect((await resume(kept)).status).toBe(200)
})

test('no other page and no other token gets one', async () => {
  const { kept, token } = await enter(true)
  for (const headers of [
    {},
    { origin: 'http://localhost:9999' },
    { 'sec-fetch-site': 'same-site' },
  ])
    expect((await resume(kept, headers as Record<string, string>)).body.code).toBe('ORIGIN_REFUSED')
  for (const text of [token, `${kept}x`, kept.replace('.0.', '.1.')])
    expect((await resume(text)).body.code).toBe('TOKEN_INVALID')
  expect((await send(world.app, 'POST', 'resume')).body.code).toBe('TOKEN_MISSING')
  // A kept sign-in is not accepted where a page's or a program's is refreshed.
  const asWeb = await send(world.app, 'POST', 'refresh', {
    headers: { cookie: `refresh_token=${kept}`, origin: home },
  })
  expect(asWeb.body.code).toBe('TOKEN_INVALID')
  expect((await resume(kept)).status).toBe(200)
})
