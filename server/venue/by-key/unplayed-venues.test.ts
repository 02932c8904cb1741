// The venues that no stand-in plays: what ccxt asks them is signed as their documents say, and what they say to a wrong key, an
// expired time and too many questions is told apart. Their balances and positions were never read by anybody here.
import { createHash, createHmac } from 'node:crypto'
import { type IncomingHttpHeaders, type IncomingMessage, createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KeyVenues } from '../ports/key-venues.ts'
import { createKeyVenues } from './key-venues.ts'

interface Question {
  method: string
  path: string
  /** With its question mark, or empty. */
  search: string
  header: (name: string) => string
}

interface Venue {
  /** A path that a question with a key goes to. */
  asks: string
  /** Its list of markets, by path: as short as ccxt takes it. */
  markets: (path: string) => unknown
  /** The header with the signature, and what it must be. */
  signature: string
  signed: (question: Question) => string
  /** As they answer by their documents. */
  refusals: [status: number, body: object, code: string, words: RegExp][]
}

const apiKey = 'key-of-somebody'
const secret = 'c2VjcmV0LW9mLXNvbWVib2R5'
const passphrase = 'phrase-of-somebody'
const hmac = (text: string, digest: 'hex' | 'base64', algorithm = 'sha256') =>
  createHmac(algorithm, secret).update(text).digest(digest)
const wrongKey = /does not take the key/
const noRight = /does not let it read/

/** Without it ccxt knows no USDT there. */
const phemexMarket = {
  symbol: 'BTCUSDT',
  type: 'PerpetualV2',
  displaySymbol: 'BTC / USDT',
  contractUnderlyingAssets: 'BTC',
  settleCurrency: 'USDT',
  quoteCurrency: 'USDT',
  baseCurrency: 'BTC',
  status: 'Listed',
  tickSize: '0.1',
  priceScale: 0,
  ratioScale: 0,
  pricePrecision: 1,
  maxLeverage: 100,
  qtyStepSize: '0.001',
}

const venues: Record<string, Venue> = {
  // https://www.bitget.com/api-doc/common/signature
  bitget: {
    asks: '/api/v3/account/settings',
    markets: () => ({ code: '00000', msg: 'success', data: [] }),
    signature: 'access-sign',
    signed: ({ method, path, search, header }) =>
      hmac(header('access-timestamp') + method + path + search, 'base64'),
    refusals: [
      [400, { code: '40006', msg: 'Invalid ACCESS_KEY' }, 'INVALID_CREDENTIALS', wrongKey],
      [400, { code: '40009', msg: 'sign signature error' }, 'INVALID_CREDENTIALS', wrongKey],
      [
        400,
        { code: '40012', msg: 'apikey/passphrase is incorrect' },
        'INVALID_CREDENTIALS',
        wrongKey,
      ],
      [400, { code: '40014', msg: 'Incorrect permissions' }, 'INVALID_CREDENTIALS', noRight],
      [400, { code: '40008', msg: 'Request timestamp expired' }, 'EXCHANGE_UNREACHABLE', /clock/],
      [429, { code: '429', msg: 'Too Many Requests' }, 'RATE_LIMITED', /too often/],
    ],
  },
  // https://www.gate.com/docs/developers/apiv4/#api-signature-string-generation
  gateio: {
    asks: '/api/v4/futures/usdt/accounts',
    markets: () => [],
    signature: 'sign',
    signed: ({ method, path, search, header }) => {
      const body = createHash('sha512').update('').digest('hex')
      const lines = [method, path, search.slice(1), body, header('timestamp')]
      return hmac(lines.join('\n'), 'hex', 'sha512')
    },
    refusals: [
      [
        401,
        { label: 'INVALID_KEY', message: 'Invalid key provided' },
        'INVALID_CREDENTIALS',
        wrongKey,
      ],
      [
        401,
        { label: 'INVALID_SIGNATURE', message: 'Signature mismatch' },
        'INVALID_CREDENTIALS',
        wrongKey,
      ],
      [403, { label: 'FORBIDDEN', message: 'no permission' }, 'INVALID_CREDENTIALS', noRight],
      [429, { label: 'TOO_MANY_REQUESTS', message: 'slow down' }, 'RATE_LIMITED', /too often/],
    ],
  },
  // https://phemex-docs.github.io/#rest-request-header
  phemex: {
    asks: '/g-accounts/accountPositions',
    markets: (path) => ({
      code: 0,
      data: path.startsWith('/v1/') ? [] : { perpProductsV2: [phemexMarket] },
    }),
    signature: 'x-phemex-request-signature',
    signed: ({ path, search, header }) =>
      hmac(path + search.slice(1) + header('x-phemex-request-expiry'), 'hex'),
    refusals: [
      [401, { code: 401, msg: '401 Failed to load API KEY.' }, 'INVALID_CREDENTIALS', wrongKey],
      [
        200,
        { code: 10_500, msg: 'API Signature verification failed.' },
        'INVALID_CREDENTIALS',
        wrongKey,
      ],
      [401, { code: 401, msg: '401 Request IP mismatch.' }, 'INVALID_CREDENTIALS', /addresses/],
      [429, { code: 39_995, msg: 'Too many requests.' }, 'RATE_LIMITED', /too often/],
    ],
  },
  // https://docs.blofin.com/index.html#overview
  blofin: {
    asks: '/api/v1/account/balance',
    markets: () => ({ code: '0', msg: 'success', data: [] }),
    signature: 'access-sign',
    signed: ({ method, path, search, header }) => {
      const text = path + search + method + header('access-timestamp') + header('access-nonce')
      return Buffer.from(hmac(text, 'hex')).toString('base64')
    },
    refusals: [
      [401, { code: '152401', msg: 'Access key does not exist' }, 'INVALID_CREDENTIALS', wrongKey],
      [
        401,
        { code: '152409', msg: 'Signature verification failed' },
        'INVALID_CREDENTIALS',
        wrongKey,
      ],
      [401, { code: '152406', msg: 'Your IP is not included' }, 'INVALID_CREDENTIALS', noRight],
      [400, { code: '152405', msg: 'Timestamp expired' }, 'EXCHANGE_UNREACHABLE', /clock/],
      [429, { code: '429', msg: 'Too Many Requests' }, 'RATE_LIMITED', /too often/],
    ],
  },
  // https://docs.woox.io/#authentication
  woo: {
    asks: '/v3/asset/balances',
    markets: () => ({ success: true, data: { rows: [] } }),
    signature: 'x-api-signature',
    signed: ({ method, path, search, header }) =>
      hmac(header('x-api-timestamp') + method + path + search, 'hex'),
    refusals: [
      [
        400,
        { success: false, code: -1001, message: 'wrong format' },
        'INVALID_CREDENTIALS',
        wrongKey,
      ],
      [
        401,
        { success: false, code: -1002, message: 'invalid key' },
        'INVALID_CREDENTIALS',
        wrongKey,
      ],
      [
        429,
        { success: false, code: -1003, message: 'Rate limit exceed.' },
        'RATE_LIMITED',
        /too often/,
      ],
    ],
  },
}

/** What the next question with a key is answered with, and all such questions. */
let refusal: { status: number; body: object } = { status: 500, body: {} }
let playing: Venue | undefined
const asked: Question[] = []

const server = createServer((request, response) => {
  const question = questionOf(request)
  const isSigned = playing !== undefined && question.header(playing.signature) !== ''
  if (isSigned) asked.push(question)
  const answer = isSigned ? refusal : { status: 200, body: playing?.markets(question.path) }
  response.writeHead(answer.status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answer.body))
})

/** The venue's host begins the path. */
function questionOf({ method = '', url = '', headers }: IncomingMessage): Question {
  const { pathname, search } = new URL(url, 'http://stand.in')
  const header = (name: string) => oneOf(headers, name)
  return { method, path: pathname.replace(/^\/[^/]+/, ''), search, header }
}

const oneOf = (headers: IncomingHttpHeaders, name: string) => [headers[name] ?? []].flat().join()

let reader: KeyVenues
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = `http://127.0.0.1:${port}`
  reader = createKeyVenues({ clock: Date.now, url, isPaced: false, requestMs: 20_000 })
})
afterAll(async () => {
  reader.close()
  await new Promise((resolve) => server.close(resolve))
})

describe.each(Object.entries(venues))('%s', (id, venue) => {
  let accounts = 0
  const ask = async (status: number, body: object) => {
    playing = venue
    refusal = { status, body }
    asked.length = 0
    const accountId = `${id}-${++accounts}`
    const holder = { accountId, venue: id, credentials: { apiKey, secret, passphrase } }
    return reader.balance(holder).catch((error: unknown) => error)
  }

  test('is asked with a signature as its documents say', async () => {
    const [first] = venue.refusals
    await ask(first?.[0] ?? 401, first?.[1] ?? {})
    expect(asked.map(({ path }) => path)).toContain(venue.asks)
    for (const question of asked) {
      expect(question.header(venue.signature)).toBe(venue.signed(question))
      const told = JSON.stringify([question.path, question.search])
      expect(told).not.toMatch(new RegExp(`${secret}|${passphrase}`))
    }
  })

  test.each(venue.refusals)('%i %o is %s', async (status, body, code, words) => {
    expect(await ask(status, body)).toMatchObject({ code, message: expect.stringMatching(words) })
  })
})
