import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type EntranceWorld,
  type Wallet,
  freshNonce,
  home,
  newWallet,
  openBrowser,
  openEntranceWorld,
  send,
  siweOf,
  verifySiwe,
} from '../../testing/people/entrance-app.ts'
import { timeOf } from './siwe-fields.ts'

let world: EntranceWorld
let wallet: Wallet
beforeAll(async () => {
  world = await openEntranceWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  wallet = newWallet()
})

const iso = (offset: number) => new Date(world.clock() + offset).toISOString()
async function verify(change: (message: string) => string = (message) => message) {
  return verifySiwe(world.app, wallet, change(await siweOf(world, wallet)))
}

test('a message of a page’s own lets in, with cookies that scripts and other sites never see', async () => {
  const message = await siweOf(world, wallet)
  const signature = await wallet.signMessage({ message })
  const response = await world.app.inject({
    method: 'POST',
    url: '/api/v1/auth/verify-siwe',
    payload: { message, signature },
    headers: { host: new URL(home).host, origin: home },
  })
  expect(response.statusCode).toBe(200)
  expect(response.json()).toEqual({
    user: {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      wallet_address: wallet.address,
      created_at: iso(0),
    },
  })
  expect(response.headers['set-cookie']).toEqual([
    expect.stringMatching(
      /^access_token=[^;]+; Max-Age=900; Path=\/api\/v1; HttpOnly; SameSite=Strict$/,
    ),
    expect.stringMatching(
      /^refresh_token=[^;]+; Max-Age=604800; Path=\/api\/v1; HttpOnly; SameSite=Strict$/,
    ),
  ])
})

test.each<[string, (message: string) => string]>([
  ['without a statement', (m) => m.replace('Sign in to the desk.\n\n', '\n')],
  ['that names its scheme', (m) => `http://${m}`],
  [
    'with all that the standard knows',
    (m) =>
      `${m}\nExpiration Time: ${iso(60_000)}\nNot Before: ${iso(-1_000)}\nRequest ID: a1\nResources:\n- ipfs://bafy\n- https://example.org/x`,
  ],
  [
    'with a time of another zone',
    (m) => m.replace(/Issued At: .*/, `Issued At: ${iso(3_600_000).replace('Z', '+01:00')}`),
  ],
  ['of a path of ours', (m) => m.replace(`URI: ${home}`, `URI: ${home}/login`)],
])('a message %s is read', async (_name, change) => {
  expect(await verify(change)).toMatchObject({ status: 200 })
})

describe('is refused, by the name of the field:', () => {
  test.each<[string, string, (message: string) => string]>([
    ['domain', 'of somebody else', (m) => m.replace('127.0.0.1:3000 wants', 'evil.example wants')],
    ['domain', 'of another port', (m) => m.replace('127.0.0.1:3000 wants', '127.0.0.1:3001 wants')],
    ['domain', 'of ours, with a user', (m) => `me@${m}`],
    ['domain', 'under another scheme', (m) => `https://${m}`],
    ['domain', 'in another sentence', (m) => m.replace('wants you', 'wants  you')],
    ['domain', 'behind something else', (m) => `hello\n${m}`],
    ['address', 'in lower case', (m) => m.replace(wallet.address, wallet.address.toLowerCase())],
    ['address', 'too short', (m) => m.replace(wallet.address, wallet.address.slice(0, -1))],
    ['address', 'without an empty line', (m) => m.replace('\n\nSign', '\nSign')],
    ['statement', 'of two lines', (m) => m.replace('the desk.', 'the\ndesk.')],
    ['statement', 'not in ASCII', (m) => m.replace('the desk.', 'the desk…')],
    ['uri', 'of another page', (m) => m.replace(`URI: ${home}`, 'URI: https://evil.example')],
    ['uri', 'that is none', (m) => m.replace(`URI: ${home}`, 'URI: here')],
    ['uri', 'missing', (m) => m.replace(/URI: .*\n/, '')],
    ['version', '2', (m) => m.replace('Version: 1', 'Version: 2')],
    ['version', '1.0', (m) => m.replace('Version: 1', 'Version: 1.0')],
    ['chain-id', 'of another chain', (m) => m.replace('Chain ID: 31337', 'Chain ID: 1')],
    ['chain-id', 'in another spelling', (m) => m.replace('Chain ID: 31337', 'Chain ID: 031337')],
    ['nonce', 'of nobody', (m) => m.replace(/Nonce: .*/, `Nonce: ${'a'.repeat(72)}`)],
    ['nonce', 'changed', (m) => m.replace(/(Nonce: .*)./, '$1g')],
    [
      'nonce',
      'in upper case',
      (m) => m.replace(/Nonce: .*/, (line) => `Nonce: ${line.slice(7).toUpperCase()}`),
    ],
    ['nonce', 'that lives longer', (m) => m.replace(/Nonce: ......../, 'Nonce: ffffffff')],
    ['issued-at', 'that is no time', (m) => m.replace(/Issued At: .*/, 'Issued At: never')],
    [
      'issued-at',
      'of no such day',
      (m) => m.replace(/Issued At: .*/, 'Issued At: 2026-02-31T00:00:00Z'),
    ],
    ['issued-at', 'without a zone', (m) => m.replace(/(Issued At: .*)Z/, '$1')],
    ['issued-at', 'to come', (m) => m.replace(/Issued At: .*/, `Issued At: ${iso(120_000)}`)],
    ['issued-at', 'long ago', (m) => m.replace(/Issued At: .*/, `Issued At: ${iso(-3_600_000)}`)],
    ['expiration-time', 'that is over', (m) => `${m}\nExpiration Time: ${iso(0)}`],
    ['expiration-time', 'that is no time', (m) => `${m}\nExpiration Time: later`],
    ['not-before', 'to come', (m) => `${m}\nNot Before: ${iso(1_000)}`],
    ['request-id', 'with a blank', (m) => `${m}\nRequest ID: a b`],
    ['resources', 'that is no URI', (m) => `${m}\nResources:\n- here`],
    ['message', 'that goes on', (m) => `${m}\n`],
    ['message', 'with a line too many', (m) => `${m}\nAnd: more`],
    [
      'message',
      'with its lines in another order',
      (m) => `${m}\nNot Before: ${iso(-1)}\nExpiration Time: ${iso(9_000)}`,
    ],
    ['domain', 'with line ends of another system', (m) => m.replaceAll('\n', '\r\n')],
  ])('%s %s', async (field, _name, change) => {
    const { status, body, cookies } = await verify(change)
    expect([status, body.code]).toEqual([401, 'SIWE_INVALID'])
    expect(body.details?.[0]?.path).toBe(field)
    expect(cookies).toEqual([])
  })
})

test('another’s signature is refused, and spoils nothing', async () => {
  const message = await siweOf(world, wallet)
  const signature = await newWallet().signMessage({ message })
  const wrong = await send(world.app, 'POST', 'verify-siwe', { body: { message, signature } })
  expect([wrong.status, wrong.body.details?.[0]?.path]).toEqual([401, 'signature'])
  for (const bad of ['0x', `0x${'6492'.repeat(60)}`, 'signed']) {
    const none = await send(world.app, 'POST', 'verify-siwe', { body: { message, signature: bad } })
    expect([none.status, none.body.details?.[0]?.path]).toEqual([401, 'signature'])
  }
  expect((await verifySiwe(world.app, wallet, message)).status).toBe(200)
})

test('a message lets in once, also when it comes thirty times at once', async () => {
  const message = await siweOf(world, wallet)
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => verifySiwe(world.app, wallet, message)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const refused = answers.filter(({ status }) => status !== 200)
  expect(new Set(refused.map(({ body }) => body.details?.[0]?.path))).toEqual(new Set(['nonce']))
})

test('a nonce signs one person in, whoever they are', async () => {
  const other = newWallet()
  const message = await siweOf(world, wallet)
  expect((await verifySiwe(world.app, wallet, message)).status).toBe(200)
  const again = await verifySiwe(world.app, other, message.replace(wallet.address, other.address))
  expect(again.body.details?.[0]?.path).toBe('nonce')
})

test('a nonce is good for five minutes', async () => {
  const message = await siweOf(world, wallet)
  world.clock.advance(300_000)
  const { body } = await verifySiwe(world.app, wallet, message)
  expect(body.details?.[0]?.path).toBe('nonce')
})

test('any number of nonces takes no room', async () => {
  const nonces = new Set<string>()
  for (let i = 0; i < 50; i++) nonces.add(await freshNonce(world.app))
  expect(nonces.size).toBe(50)
})

test('a page signs people in at itself only', async () => {
  const message = await siweOf(world, wallet)
  const signature = await wallet.signMessage({ message })
  for (const origin of ['http://localhost:3000', 'http://localhost:9999']) {
    const { status, body } = await send(world.app, 'POST', 'verify-siwe', {
      body: { message, signature },
      headers: { origin },
    })
    expect([status, body.details?.[0]?.path]).toEqual([401, 'domain'])
  }
})

test('one wallet is one account, whichever way it came', async () => {
  const known = privateKeyToAccount(`0x${'7'.repeat(64)}`)
  const { store } = world.test.ctx
  const { id } = await store.users.ensure('known', known.address, 1)
  expect((await openBrowser(world, known)).user.id).toBe(id)
  expect((await store.users.byAddress(known.address))?.id).toBe(id)
})

test('times are those of RFC 3339', () => {
  expect(timeOf('2026-02-28T23:59:59Z')).toBe(Date.UTC(2026, 1, 28, 23, 59, 59))
  for (const text of ['2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01', '1e3', ''])
    expect(timeOf(text)).toBeUndefined()
})
