// Every route for signed-in people, over HTTP: it refuses bad tokens, shows only the caller's own data, and acts
// once per Idempotency-Key.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Endpoint, needsSignIn, takesKey } from '../../contract/endpoint.ts'
import * as contract from '../../contract/endpoints.ts'
import { ErrorBody } from '../../contract/errors.ts'
import { formOf, uploadRulesOf } from '../../contract/http/multipart.ts'
import type { Session } from '../../contract/sessions/sessions.ts'
import { exampleOf } from '../http/openapi/examples/examples.ts'
import {
  type ApiWorld,
  type Client,
  approveTrading,
  sender,
  signIn,
  startApiWorld,
} from '../testing/worlds/api-world.ts'
import { changedBody } from '../testing/documents/changed-body.ts'
import { pastTrade } from '../testing/past-trade.ts'
import { tokensThatMustNotWork } from '../testing/people/bad-tokens.ts'
import { exampleKey } from '../testing/people/example-key.ts'
import { type KeyVenueStandIn, startKeyVenues } from '../testing/key-venues/key-venues.ts'

const entries = Object.entries(contract) as [string, Endpoint][]
const guarded = entries.filter(([, { auth }]) => needsSignIn({ auth }))
/** Rankings are public, but a token that is sent must be valid. */
const recognising = entries.filter(([, { auth }]) => auth !== 'public')
const owned = guarded.filter(([, { params }]) => params !== undefined)
/** After these the caller is not signed in any more. */
const leaving = new Set<Endpoint>([
  contract.signOutEverywhere,
  contract.logOut,
  contract.logoutUser,
  contract.revokeAll,
])
const acting = guarded.filter(([, endpoint]) => takesKey(endpoint) && !leaving.has(endpoint))

const importStatus = '/api/v1/trades/import/status'

let place: KeyVenueStandIn
let world: ApiWorld
let victim: Client
let stranger: Client
let ids: Record<string, string>
let badTokens: Record<string, string>

beforeAll(async () => {
  place = await startKeyVenues()
  place.allow(exampleKey())
  world = await startApiWorld({ keyVenuesUrl: place.url })
  victim = await trader()
  stranger = await trader()
  const { body } = await victim.send<Session>('POST', '/trading-sessions', {
    budget: 100,
    profitTarget: 40,
    assetIndex: 0,
  })
  const position = await vi.waitFor(
    async () => {
      await victim.send('POST', '/trading-sessions/trigger-cron')
      const [found] = await world.ctx.store.positions.live(body.id)
      if (found?.status !== 'open') throw new Error('no position is open yet')
      return found
    },
    { timeout: 30_000 },
  )
  ids = {
    sessionId: body.id,
    tradeId: position.tradeId,
    positionId: position.id,
    userId: victim.user.id,
    ...(await ofTheDesk()),
  }
  badTokens = await tokensThatMustNotWork(world, victim, stranger)
})
afterAll(async () => {
  await world.stop()
  await place.stop()
})

async function trader(): Promise<Client> {
  const client = await signIn(world.api)
  await world.faucet(client.wallet.address, '10000')
  await approveTrading(client, world.exchangeUrl)
  return client
}

/** What the victim has at the desk and in the journal, by the beginning of the path that names it by `:id`. */
async function ofTheDesk(): Promise<Record<string, string>> {
  const make = async (path: string, body?: unknown) => {
    const answer = await victim.send<{ id: string }>('POST', `/api/v1/${path}`, body)
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.body.message}`)
    return answer.body.id
  }
  const account = await make('exchanges/accounts', exampleOf('addExchangeAccount').body)
  const { body: imports } = await victim.send<{ id: string }[]>('GET', importStatus)
  const { body: me } = await victim.send<{ sessions: { id: string }[] }>('GET', '/api/v1/auth/me')
  const price = Number(world.ctx.exchange.mark('ETH')?.mark)
  const [entry_price, stop_loss_price] = [0.9, 0.85].map((part) => (price * part).toFixed(1))
  const waiting = { symbol: 'ETH', side: 'buy', quantity: '0.1', entry_price, stop_loss_price }
  const past = pastTrade('a-past-trade', { source: 'typed' })
  await world.ctx.store.journalTrades.insertTrades(victim.user.id, [past])
  return {
    '/api/v1/trades/': await make('trades', waiting),
    '/api/v1/trades/import/': imports[0]?.id ?? 'no import',
    '/api/v1/exchanges/accounts/': account,
    '/api/v1/exchanges/agent-wallet/': victim.user.id,
    '/api/v1/auth/sessions/': me.sessions[0]?.id ?? 'no sign-in',
    '/api/v1/journal/trades/': past.id,
    '/api/v1/journal/entries/': await make('journal/entries', {}),
    '/api/v1/journal/tags/': await make('journal/tags', { name: 'Mine', color: '#4f7cff' }),
  }
}

function ask(
  client: Pick<Client, 'send'>,
  name: string,
  endpoint: Endpoint,
  values = ids,
  headers = {},
) {
  const [, ofPath] =
    Object.entries(values)
      .filter(([start]) => start.startsWith('/') && endpoint.path.startsWith(`${start}:id`))
      .at(-1) ?? []
  const path = endpoint.path.replaceAll(
    /:(\w+)/g,
    (_, part: string) => (part === 'id' ? ofPath : values[part]) ?? 'nobodys',
  )
  const body = bodyOf(name, endpoint)
  return client.send(endpoint.method, path, body, headers)
}

function bodyOf(name: string, endpoint: Endpoint): unknown {
  const { body } = exampleOf(name)
  return uploadRulesOf(endpoint.body) === undefined ? endpoint.body && body : formOf(body)
}

/** Everything of the victim that a request could have changed. */
async function belongings() {
  const reads = [
    '/user/profile',
    '/trading-sessions',
    '/user/transactions',
    '/auth/evm/trading-key',
  ]
  const own = [
    ...reads,
    `/trading-sessions/${ids['sessionId']}/trades`,
    `/trading-sessions/${ids['sessionId']}/logs`,
    `/referrals/${ids['userId']}`,
    `/usdc-verification/my-transactions`,
    '/api/v1/trades',
    '/api/v1/exchanges/accounts',
    '/api/v1/risk-config',
    importStatus,
    '/api/v1/journal/trades',
    '/api/v1/journal/entries',
    '/api/v1/journal/tags',
    '/api/v1/auth/me',
  ]
  const answers = []
  for (const path of own) answers.push((await victim.send('GET', path)).body)
  const { orders, fills } = await world.truth(victim.wallet.address)
  // These values change by themselves: prices move, and each request for typed data gets a new nonce.
  return JSON.parse(JSON.stringify({ answers, orders, fills }), (key, value: unknown) =>
    /^(at|last_used_at|nonce|time|pnl|markPrice|unrealized|net|equity|withdrawable|marginUsed)$/.test(
      key,
    )
      ? undefined
      : value,
  ) as unknown
}

describe('a token that must not work', () => {
  test.each(recognising)('is refused by %s', async (name, endpoint) => {
    for (const [kind, token] of Object.entries(badTokens)) {
      const { status, headers, body } = await ask(
        { send: sender(world.api, token) },
        name,
        endpoint,
      )
      expect([kind, status, ErrorBody.safeParse(body).success]).toEqual([kind, 401, true])
      expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
      expect(body.code).toBe(kind === 'expired' ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID')
    }
  })

  test.each(guarded)('nor is a missing one good enough for %s', async (name, endpoint) => {
    const { status, body } = await ask({ send: sender(world.api) }, name, endpoint)
    expect([status, body.code]).toEqual([401, 'TOKEN_MISSING'])
    const basic = { authorization: 'Basic dXNlcjpwYXNz' }
    const other = await ask({ send: sender(world.api) }, name, endpoint, ids, basic)
    expect([other.status, other.body.code]).toEqual([401, 'TOKEN_INVALID'])
  })

  test('leaves everything as it was', async () => {
    const before = await belongings()
    for (const [name, endpoint] of guarded) {
      for (const token of Object.values(badTokens)) {
        await ask({ send: sender(world.api, token) }, name, endpoint)
      }
    }
    expect(await belongings()).toEqual(before)
  })
})

describe('somebody else’s ids', () => {
  let before: unknown
  beforeAll(async () => {
    before = await belongings()
  })

  test.each(owned)('%s says they do not exist', async (name, endpoint) => {
    const { status, body } = await ask(stranger, name, endpoint)
    expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
    const nobodys = await ask(stranger, name, endpoint, {})
    expect(nobodys.status).toBe(404)
    expect(nobodys.body.message).toBe(body.message)
  })

  test('the current trade of another’s session is not shown', async () => {
    const path = `/trading-sessions/current-trade?sessionId=${ids['sessionId']}`
    const { status, body } = await stranger.send('GET', path)
    expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
  })

  // The path is the caller's own; the body names what is not.
  test.each([
    ['POST', '/api/v1/trades', 'exchange_account_id'],
    ['POST', '/api/v1/trades/check', 'exchange_account_id'],
    ['POST', '/api/v1/trades/import', 'exchange_account_id'],
    ['POST', '/api/v1/exchanges/agent-wallet/approve', 'account_id'],
    ['POST', '/api/v1/exchanges/builder-fee/approve', 'account_id'],
  ])('%s %s does not know somebody else’s account either', async (method, path, field) => {
    const [name = ''] =
      entries.find(([, each]) => each.method === method && each.path === path) ?? []
    const body = { ...(exampleOf(name).body as object), idempotency_key: undefined }
    const told = []
    for (const id of [ids['/api/v1/exchanges/accounts/'], ids['userId'], 'nobodys']) {
      const answer = await stranger.send(method, path, { ...body, [field]: id })
      told.push([answer.status, answer.body.code, answer.body.message])
    }
    expect(told).toEqual([told[2], told[2], [404, 'NOT_FOUND', told[2]?.[2]]])
  })

  test('leave everything as it was', async () => {
    expect(await belongings()).toEqual(before)
  })
})

describe('an Idempotency-Key', () => {
  test.each(acting)('makes %s act once', async (name, endpoint) => {
    const key = { 'idempotency-key': `once-${name}` }
    const values = { ...ids, userId: stranger.user.id }
    const at = () => ask(stranger, name, endpoint, values, key)
    const together = await Promise.all([at(), at(), at(), at()])
    const told = together.filter(({ body }) => body.code === 'IDEMPOTENCY_IN_FLIGHT')
    const answered = together.filter((answer) => !told.includes(answer))
    const firsts = answered.filter(({ headers }) => headers.get('idempotent-replayed') === null)
    expect(firsts).toHaveLength(1)
    const again = await at()
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect([again.status, again.body]).toEqual([firsts[0]?.status, firsts[0]?.body])
    for (const answer of answered) expect(answer.body).toEqual(again.body)

    const other = await ask(stranger, name, endpoint, values, {
      'idempotency-key': 'x'.repeat(129),
    })
    expect(other.status).toBe(400)
  })

  test.each(acting.filter(([, { params, body }]) => params !== undefined || body !== undefined))(
    'belongs to one request of %s',
    async (name, endpoint) => {
      const key = { 'idempotency-key': `one-${name}` }
      await ask(stranger, name, endpoint, {}, key)
      const body = bodyOf(name, endpoint)
      const changed = changedBody(body)
      const path = endpoint.path.replaceAll(/:\w+/g, changed === undefined ? '77' : 'nobodys')
      const reused = await stranger.send(endpoint.method, path, changed ?? body, key)
      expect([reused.status, reused.body.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED'])
    },
  )
})
