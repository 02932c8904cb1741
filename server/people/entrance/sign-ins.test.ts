// The list of sign-ins, and the ways in which they end.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Browser,
  type EntranceWorld,
  type Me,
  bearer,
  home,
  openBrowser,
  openEntranceWorld,
  pairProgram,
  send,
} from '../../testing/people/entrance-app.ts'
import { newSigner, openSignInWorld } from '../../testing/people/sign-in-app.ts'

let world: EntranceWorld
beforeAll(async () => {
  world = await openEntranceWorld()
})
afterAll(() => world.close())

const sessionsOf = async (browser: Browser) => (await browser.ask<Me>('GET', 'me')).body.sessions
const status = async (token: string) => (await send(world.app, 'GET', 'me', bearer(token))).status

test('every sign-in that holds is listed, and one of them is this one', async () => {
  const browser = await openBrowser(world)
  const twin = await openBrowser(world, browser.wallet)
  await pairProgram(world, browser)
  const sessions = await sessionsOf(browser)
  expect(sessions.map(({ kind }) => kind).toSorted()).toEqual(['extension', 'web', 'web'])
  expect(sessions.filter(({ current }) => current)).toHaveLength(1)
  expect((await sessionsOf(twin)).find(({ current }) => current)?.id).not.toBe(
    sessions.find(({ current }) => current)?.id,
  )
})

test('when it was used last is told to the minute', async () => {
  const browser = await openBrowser(world)
  world.clock.advance(59_000)
  await sessionsOf(browser)
  const [first] = await sessionsOf(browser)
  expect(first?.last_used_at).toBe(first?.created_at)
  world.clock.advance(1_000)
  await sessionsOf(browser)
  const [later] = await sessionsOf(browser)
  expect(Date.parse(later?.last_used_at ?? '')).toBe(world.clock())
})

test('one is ended, and the others go on', async () => {
  const browser = await openBrowser(world)
  const [program, kept] = [await pairProgram(world, browser), await pairProgram(world, browser)]
  const [id = ''] = program.refresh_token.split('.')
  const ended = await browser.ask('DELETE', `sessions/${id}`)
  expect([ended.status, ended.body]).toEqual([
    200,
    { message: 'The sign-in was ended', revoked_count: 1 },
  ])
  expect(await status(program.access_token)).toBe(401)
  expect(await status(kept.access_token)).toBe(200)
  expect((await browser.ask('DELETE', `sessions/${id}`)).status).toBe(404)
})

test('nobody ends another’s, nor learns that it exists', async () => {
  const [alice, mallory] = [await openBrowser(world), await openBrowser(world)]
  const [hers] = await sessionsOf(alice)
  const foreign = await mallory.ask('DELETE', `sessions/${hers?.id}`)
  const missing = await mallory.ask('DELETE', 'sessions/0b0f6f3e-52a1-4a57-9d0c-6a1f0c7f4a11')
  expect([foreign.status, foreign.body.message]).toEqual([404, missing.body.message])
  expect((await alice.ask('GET', 'me')).status).toBe(200)
  expect((await sessionsOf(mallory)).map(({ id }) => id)).not.toContain(hers?.id)
  const stranger = await send(world.app, 'DELETE', `sessions/${hers?.id}`)
  expect(stranger.status).toBe(401)
})

test('logging out ends this sign-in, takes its cookies back and leaves the others', async () => {
  const browser = await openBrowser(world)
  const stolen = browser.cookie()
  const program = await pairProgram(world, browser)
  const left = await browser.ask('POST', 'logout')
  expect(left.body).toEqual({ message: 'Signed out', revoked_count: 1 })
  expect([...browser.jar.values()]).toEqual(['', ''])
  const thief = await send(world.app, 'GET', 'me', { headers: { cookie: stolen } })
  expect(thief.body.code).toBe('TOKEN_INVALID')
  const refreshed = await send(world.app, 'POST', 'refresh', {
    headers: { cookie: stolen, origin: home },
  })
  expect(refreshed.status).toBe(401)
  expect(await status(program.access_token)).toBe(200)
})

test('revoking all ends every way in, and says how many they were', async () => {
  const browser = await openBrowser(world)
  const program = await pairProgram(world, browser)
  await openBrowser(world, browser.wallet)
  const all = await browser.ask('POST', 'revoke-all')
  expect(all.body).toEqual({ message: 'Signed out everywhere', revoked_count: 3 })
  expect(await status(program.access_token)).toBe(401)
  const { refresh_token } = program
  const again = await send(world.app, 'POST', 'extension-refresh', { body: { refresh_token } })
  expect(again.body.code).toBe('TOKEN_INVALID')
  expect(await sessionsOf(await openBrowser(world, browser.wallet))).toHaveLength(1)
})

test('a stolen cookie changes nothing from anywhere but a page of ours', async () => {
  const browser = await openBrowser(world)
  const cookie = browser.cookie()
  for (const headers of [
    { cookie },
    { cookie, origin: 'http://localhost:9999' },
    { cookie, origin: 'https://evil.example' },
    { cookie, origin: 'null' },
    { cookie, origin: home, 'sec-fetch-site': 'cross-site' },
  ] as Record<string, string>[]) {
    for (const path of ['logout', 'revoke-all', 'pair-extension', 'refresh']) {
      const refused = await send(world.app, 'POST', path, { headers })
      expect([refused.status, refused.body.code]).toEqual([403, 'ORIGIN_REFUSED'])
    }
  }
  expect((await browser.ask('GET', 'me')).status).toBe(200)
})

test('tokens of /auth/evm are sign-ins like the others', async () => {
  const evm = await openSignInWorld()
  try {
    const signer = newSigner(evm.app)
    const [first, second] = [await signer.signIn(), await signer.signIn()]
    const me = async ({ accessToken }: typeof first) =>
      send<Me>(evm.app, 'GET', 'me', bearer(accessToken))
    const { sessions, id } = (await me(first)).body
    expect(id).toBe(first.user.id)
    expect(sessions.map(({ kind }) => kind)).toEqual(['evm', 'evm'])
    const other = sessions.find(({ current }) => !current)
    await send(evm.app, 'DELETE', `sessions/${other?.id}`, bearer(first.accessToken))
    expect((await me(second)).body.code).toBe('TOKEN_INVALID')
    const profile = await evm.app.inject({
      url: '/user/profile',
      headers: { authorization: `Bearer ${second.accessToken}` },
    })
    expect(profile.statusCode).toBe(401)
    expect((await me(first)).status).toBe(200)
    evm.clock.advance(86_461_000)
    const third = await signer.signIn()
    expect((await me(third)).body.sessions).toHaveLength(1)
  } finally {
    await evm.close()
  }
})
