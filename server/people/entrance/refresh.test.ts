import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type EntranceWorld,
  type Me,
  type Pair,
  bearer,
  home,
  openBrowser,
  openEntranceWorld,
  pairProgram,
  send,
} from '../../testing/people/entrance-app.ts'
import { graceMs } from './refresh.ts'

let world: EntranceWorld
beforeAll(async () => {
  world = await openEntranceWorld()
})
afterAll(() => world.close())

const me = (token: string) => send<Me>(world.app, 'GET', 'me', bearer(token))
const refreshToken = (refresh_token: string) =>
  send<{ tokens: Pair }>(world.app, 'POST', 'extension-refresh', { body: { refresh_token } })
const refreshCookie = (refresh: string, headers: Record<string, string> = { origin: home }) =>
  send(world.app, 'POST', 'refresh', {
    headers: { cookie: `refresh_token=${refresh}`, ...headers },
  })

test('a page goes on with new cookies, and the old access ends by itself', async () => {
  const browser = await openBrowser(world)
  const before = new Map(browser.jar)
  world.clock.advance(961_000)
  expect((await browser.ask('GET', 'me')).body.code).toBe('TOKEN_EXPIRED')
  expect(await browser.ask('POST', 'refresh')).toMatchObject({
    status: 200,
    body: { expires_in: 900 },
  })
  for (const name of ['access_token', 'refresh_token'])
    expect(browser.jar.get(name)).not.toBe(before.get(name))
  expect((await browser.ask<Me>('GET', 'me')).body.sessions).toHaveLength(1)
})

test('a program goes on with a new pair', async () => {
  const first = await pairProgram(world, await openBrowser(world))
  const { status, body } = await refreshToken(first.refresh_token)
  expect(status).toBe(200)
  expect(body.tokens).toMatchObject({ expires_in: 900 })
  expect(body.tokens.refresh_token).not.toBe(first.refresh_token)
  expect((await me(body.tokens.access_token)).status).toBe(200)
})

test('a used refresh token that comes again ends the sign-in, for the thief and the robbed alike', async () => {
  const browser = await openBrowser(world)
  const stolen = await pairProgram(world, browser)
  const thief = (await refreshToken(stolen.refresh_token)).body.tokens
  world.clock.advance(graceMs + 1)
  const robbed = await refreshToken(stolen.refresh_token)
  expect([robbed.status, robbed.body.code]).toEqual([401, 'TOKEN_INVALID'])
  expect(robbed.body.message).toMatch(/used before/)
  for (const token of [thief.access_token, stolen.access_token])
    expect((await me(token)).status).toBe(401)
  expect((await refreshToken(thief.refresh_token)).status).toBe(401)
  // Only this sign-in ended: the page that paired it goes on.
  const { sessions } = (await browser.ask<Me>('GET', 'me')).body
  expect(sessions.map(({ kind }) => kind)).toEqual(['web'])
})

test('the same of cookies, which are taken back', async () => {
  const browser = await openBrowser(world)
  const stolen = browser.jar.get('refresh_token') ?? ''
  expect((await browser.ask('POST', 'refresh')).status).toBe(200)
  world.clock.advance(graceMs + 1)
  const reused = await refreshCookie(stolen)
  expect(reused.status).toBe(401)
  expect(reused.cookies).toMatchObject([
    { name: 'access_token', value: '' },
    { name: 'refresh_token', value: '' },
  ])
  expect((await browser.ask('GET', 'me')).body.code).toBe('TOKEN_INVALID')
})

test('an answer that was lost is given again for a moment, and is the same successor', async () => {
  const first = await pairProgram(world, await openBrowser(world))
  const lost = await refreshToken(first.refresh_token)
  world.clock.advance(graceMs)
  const again = await refreshToken(first.refresh_token)
  expect(again.status).toBe(200)
  expect(again.body.tokens.refresh_token).toBe(lost.body.tokens.refresh_token)
  expect((await refreshToken(again.body.tokens.refresh_token)).status).toBe(200)
})

test('ten tabs that refresh at one moment all go on', async () => {
  const browser = await openBrowser(world)
  const before = browser.jar.get('refresh_token') ?? ''
  const answers = await Promise.all(Array.from({ length: 10 }, () => refreshCookie(before)))
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  const successors = answers.map(
    ({ cookies }) => cookies.find(({ name }) => name === 'refresh_token')?.value,
  )
  expect(new Set(successors).size).toBe(1)
  world.clock.advance(graceMs + 1)
  expect((await refreshCookie(successors[0] ?? '')).status).toBe(200)
})

test('once the successor was used, the moment is over at once', async () => {
  const first = await pairProgram(world, await openBrowser(world))
  const second = (await refreshToken(first.refresh_token)).body.tokens
  const third = (await refreshToken(second.refresh_token)).body.tokens
  expect((await refreshToken(first.refresh_token)).status).toBe(401)
  expect((await me(third.access_token)).status).toBe(401)
})

test('seven days without a refresh end it', async () => {
  const tokens = await pairProgram(world, await openBrowser(world))
  world.clock.advance(7 * 86_400_000)
  expect((await refreshToken(tokens.refresh_token)).body.code).toBe('TOKEN_EXPIRED')
})

test('no kind of token is taken for another', async () => {
  const browser = await openBrowser(world)
  const program = await pairProgram(world, browser)
  const [access = '', refresh = ''] = [...browser.jar.values()]
  for (const token of [program.access_token, refresh, access, `${program.refresh_token}x`, 'x'])
    expect((await refreshToken(token)).body.code).toBe('TOKEN_INVALID')
  for (const token of [program.refresh_token, access, program.access_token])
    expect((await refreshCookie(token)).body.code).toBe('TOKEN_INVALID')
  for (const token of [program.refresh_token, refresh])
    expect((await me(token)).body.code).toBe('TOKEN_INVALID')
  const inCookie = await send(world.app, 'GET', 'me', {
    headers: { cookie: `access_token=${program.access_token}` },
  })
  expect(inCookie.body.code).toBe('TOKEN_INVALID')
  // None of it counted as a second use.
  expect((await refreshToken(program.refresh_token)).status).toBe(200)
})

test('another site cannot have a page refreshed', async () => {
  const browser = await openBrowser(world)
  const refresh = browser.jar.get('refresh_token') ?? ''
  for (const headers of [
    {},
    { origin: 'http://localhost:9999' },
    { 'sec-fetch-site': 'same-site' },
  ])
    expect((await refreshCookie(refresh, headers as Record<string, string>)).body.code).toBe(
      'ORIGIN_REFUSED',
    )
  expect((await send(world.app, 'POST', 'refresh')).body.code).toBe('TOKEN_MISSING')
})
