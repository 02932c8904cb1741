import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Browser,
  type EntranceWorld,
  type Me,
  bearer,
  claim,
  newRemote,
  openBrowser,
  openEntranceWorld,
  pairProgram,
  send,
} from '../../testing/people/entrance-app.ts'

let world: EntranceWorld
let browser: Browser
beforeAll(async () => {
  world = await openEntranceWorld()
  browser = await openBrowser(world)
})
afterAll(() => world.close())

interface Offer {
  code: string
  expires_at: string
}
async function newCode(by: Browser = browser): Promise<string> {
  return (await by.ask<Offer>('POST', 'pair-extension')).body.code
}
const wrongFor = (code: string, distance = 1) =>
  String((Number(code) + distance) % 1_000_000).padStart(6, '0')

test('a code of six digits lets a program in, once', async () => {
  const { status, body } = await browser.ask<Offer>('POST', 'pair-extension')
  expect(status).toBe(201)
  expect(body.code).toMatch(/^\d{6}$/)
  expect(Date.parse(body.expires_at) - world.clock()).toBe(300_000)
  const { tokens } = (await claim(world.app, body.code)).body
  expect(tokens.expires_in).toBe(900)
  const me = (await send<Me>(world.app, 'GET', 'me', bearer(tokens.access_token))).body
  expect(me.id).toBe(browser.user.id)
  expect(me.sessions.find(({ current }) => current)).toMatchObject({
    kind: 'extension',
    user_agent: 'a-program/1',
  })
  expect((await claim(world.app, body.code)).body.code).toBe('PAIRING_CODE_INVALID')
})

test('a program sees and trades, and can neither let others in nor end what is not its own', async () => {
  const { access_token } = await pairProgram(world, browser)
  for (const [method, path] of [
    ['POST', 'pair-extension'],
    ['POST', 'revoke-all'],
    ['DELETE', 'sessions/0b0f6f3e-52a1-4a57-9d0c-6a1f0c7f4a11'],
  ] as const)
    expect((await send(world.app, method, path, bearer(access_token))).body.code).toBe(
      'SCOPE_MISSING',
    )
  const left = await send(world.app, 'POST', 'logout', bearer(access_token))
  expect([left.status, left.body]).toEqual([200, { message: 'Signed out', revoked_count: 1 }])
  expect((await send(world.app, 'GET', 'me', bearer(access_token))).status).toBe(401)
})

test('of twenty programs that come with one code at once, one gets in', async () => {
  const code = await newCode()
  const answers = await Promise.all(Array.from({ length: 20 }, () => claim(world.app, code)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('a code is dead after five minutes, and after the next', async () => {
  const late = await newCode()
  world.clock.advance(300_000)
  await browser.ask('POST', 'refresh')
  expect((await claim(world.app, late)).status).toBe(401)
  const former = await newCode()
  await newCode()
  expect((await claim(world.app, former)).status).toBe(401)
})

test('one address has five tries a minute', async () => {
  const address = newRemote()
  const code = await newCode()
  for (let i = 1; i <= 4; i++) {
    expect((await claim(world.app, wrongFor(code, i), address)).status).toBe(401)
  }
  expect((await claim(world.app, code, address)).status).toBe(200)
  const sixth = await claim(world.app, await newCode(), address)
  expect([sixth.status, sixth.body.code]).toEqual([429, 'RATE_LIMITED'])
})

test('a code is dead after five wrong tries, wherever they came from', async () => {
  const code = await newCode()
  for (let i = 1; i <= 4; i++) await claim(world.app, wrongFor(code, i))
  const other = await newCode(await openBrowser(world))
  await claim(world.app, wrongFor(code, 7) === other ? wrongFor(code, 8) : wrongFor(code, 7))
  expect((await claim(world.app, code)).status).toBe(401)
  // The code that was shown later has four tries left.
  expect((await claim(world.app, other)).status).toBe(200)
})

test('a thousand addresses at once have five tries between them', async () => {
  const code = await newCode()
  const guesses = Array.from({ length: 60 }, (_, i) => claim(world.app, wrongFor(code, i + 1)))
  const right = Array.from({ length: 5 }, () =>
    Promise.all(guesses).then(() => claim(world.app, code)),
  )
  const answers = await Promise.all([...guesses, ...right])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
})

test('what is kept of a code and of tokens is neither', async () => {
  const code = await newCode()
  const { access_token, refresh_token } = await pairProgram(world, browser)
  const key = {
    'idempotency-key': 'once',
    cookie: browser.cookie(),
    origin: 'http://127.0.0.1:3000',
  }
  const offered = await send<Offer>(world.app, 'POST', 'pair-extension', { headers: key })
  expect(offered.status).toBe(201)
  const { store } = world.test.ctx
  const kept = await store.signIns.ofUser(browser.user.id, world.clock())
  expect(kept.length).toBeGreaterThan(0)
  const logged = world.test.logged.join('')
  for (const secret of [code, offered.body.code, access_token, refresh_token])
    expect(JSON.stringify(kept) + logged).not.toContain(`"${secret}"`)
  expect(await store.pairingCodes.claim(offered.body.code, world.clock(), 5)).toBeUndefined()
  const again = await send<Offer>(world.app, 'POST', 'pair-extension', { headers: key })
  expect(again.status).toBe(201)
  expect((await claim(world.app, offered.body.code)).status).toBe(401)
})

test.each(['12345', '1234567', '12345a', '１２３４５６', ' 123456'])(
  '%j is no code',
  async (code) => {
    expect((await claim(world.app, code)).body.code).toBe('VALIDATION_FAILED')
  },
)
