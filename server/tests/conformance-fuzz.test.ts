// Random valid and hostile requests: no route fails with a 500, and every answer matches the OpenAPI document.
// FUZZ_RUNS=2000 calls each route that often, with another seed each time.
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Session } from '../../contract/sessions/sessions.ts'
import { openApiDocument } from '../http/openapi/document.ts'
import { exampleOf } from '../http/openapi/examples/examples.ts'
import { createBacktester } from '../lab/backtests/backtester.ts'
import {
  type ApiWorld,
  type Client,
  approveTrading,
  signIn,
  startApiWorld,
} from '../testing/worlds/api-world.ts'
import { exampleKey } from '../testing/people/example-key.ts'
import { type KeyVenueStandIn, startKeyVenues } from '../testing/key-venues/key-venues.ts'
import { pastTrade as tradeOfPast } from '../testing/past-trade.ts'
import { type Operation, operationsOf, requestsOf } from '../testing/documents/wire-requests.ts'

const asked = process.env['FUZZ_RUNS']
const numRuns = Number(asked ?? 12)
const document = openApiDocument('0.0.0')
/** Routes that end positions, sessions and sign-ins come last, so that the others have something to work on. */
const leaving = ['sign-out', 'logout', 'revoke-all']
const ending = [
  'positionId}/close',
  'tradeId}/close',
  'close-',
  'stop',
  'revoke',
  'rotate',
  ...leaving,
]
const rank = ({ path, method }: Operation) =>
  Math.max(
    ending.findLastIndex((part) => path.includes(part)),
    method === 'DELETE' ? 0 : -1,
  )
const operations = operationsOf(document).toSorted((left, right) => rank(left) - rank(right))

const ajv = addFormats.default(new Ajv.Ajv2020({ strict: false, validateFormats: true }))
ajv.addSchema(document, 'document')

let place: KeyVenueStandIn
let world: ApiWorld
let trader: Client
let known: Record<string, string>
let deskTradeId: string
/** Whom the trader follows. */
let followedId: string
/** A trade of the journal, its tag and an entry, which the examples name. */
const pastTrade = exampleOf('getJournalTrade').response as { id: string; tags: { id: string }[] }
const tagId = pastTrade.tags[0]?.id ?? ''
let entryId: string
/** Of the lab, by what its path begins with. */
let labIds: Record<string, string>
/** Routes that accepted at least one request. */
const served = new Set<string>()

beforeAll(async () => {
  place = await startKeyVenues()
  place.allow(exampleKey())
  world = await startApiWorld({ keyVenuesUrl: place.url })
  trader = await signIn(world.api)
  await world.faucet(trader.wallet.address, '100000')
  await approveTrading(trader, world.exchangeUrl)
  const { body } = await trader.send<Session>('POST', '/trading-sessions', {
    budget: 100,
    profitTarget: 40,
    // The documents' own trade by hand is in the first market.
    assetIndex: 1,
  })
  const example = operations.find(
    ({ method, path }) => method === 'POST' && path === '/api/v1/trades',
  )?.example as object
  const placed = await trader.send<{ id: string }>('POST', '/api/v1/trades', example)
  if (placed.status !== 201) throw new Error(`no trade to ask about: ${placed.status}`)
  deskTradeId = placed.body.id
  const position = await vi.waitFor(
    async () => {
      await trader.send('POST', '/trading-sessions/trigger-cron')
      const [found] = await world.ctx.store.positions.live(body.id)
      if (found?.status !== 'open') throw new Error('no position is open yet')
      return found
    },
    { timeout: 30_000 },
  )
  await world.ctx.store.leaderboard.catchUp(Date.now())
  await world.ctx.store.journalTrades.insertTrades(trader.user.id, [
    tradeOfPast(pastTrade.id, { source: 'typed' }),
  ])
  const tag = { id: tagId, userId: trader.user.id, name: 'known', color: '#4f7cff', createdAt: 1 }
  await world.ctx.store.journalTags.insert(tag)
  const entry = await trader.send<{ id: string }>('POST', '/api/v1/journal/entries', {})
  entryId = entry.body.id
  const webhook = { channel: 'webhook', url: 'https://8.8.8.8/hook' }
  const told = await trader.send<{ target: { id: string } }>(
    'POST',
    '/user/notices/targets',
    webhook,
  )
  if (told.status !== 200) throw new Error(`no target to ask about: ${told.status}`)
  await trader.send('POST', `/api/v1/journal/trades/${pastTrade.id}/tags`, { tag_id: tagId })
  labIds = await fillLab()
  followedId = (await signIn(world.api)).user.id
  await world.ctx.store.following.put(trader.user.id, followedId, null, Date.now())
  known = {
    sessionId: body.id,
    targetId: told.body.target.id,
    tradeId: position.tradeId,
    positionId: position.id,
    userId: trader.user.id,
    symbol: 'BTC',
    interval: '1h',
    tz: 'Europe/Berlin',
    date: '2026-04-01',
    date_from: '2026-04-01',
    date_to: '2026-04-30',
    after: '2026-04-01',
    before: '2026-04-30',
    program_id: '1',
    account_id: '1',
    binding_id: '1',
  }
})
afterAll(async () => {
  await world.stop()
  await place.stop()
})

/** Ids of what was made. */
interface LabThing {
  id: number
  backtest_id: string
  share_token: string
  conversation_id: string
}

/** A program with a finished backtest that is shared, and another one that is bound to a trader. */
async function fillLab(): Promise<Record<string, string>> {
  const made = async (path: string, body?: object) => {
    const answer = await trader.send<LabThing>('POST', path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body.message}`)
    return answer.body
  }
  const code = 'fn run(ctx) { ctx.hold() }'
  const trades =
    'fn run(ctx) { ctx.position() ? ctx.close(ctx.symbol) : ctx.buy(ctx.symbol, 0.01) }'
  const program = await made('/api/programs', { name: 'One', code: trades })
  const bound = await made('/api/programs', { name: 'Two', code })
  const account = await made('/api/account', { name: 'Trader' })
  const binding = await made('/api/programs/bindings', {
    program_id: bound.id,
    account_id: account.id,
    symbols: ['SOL'],
    enabled: false,
  })
  const today = new Date().toISOString().slice(0, 10)
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const backtest = await made(`/api/programs/${program.id}/backtest`, {
    symbol: 'BTC',
    start_date: yesterday,
    end_date: today,
  })
  const backtester = createBacktester(world.ctx)
  while (await backtester.run());
  const { share_token } = await made(`/api/programs/backtest/${backtest.backtest_id}/share`)
  const talk = await made('/api/programs/ai-chat', { message: 'Help', program_id: program.id })
  return {
    '/api/programs/ai-conversations/': talk.conversation_id,
    '/api/programs/shared-backtests/': share_token,
    '/api/programs/backtest/trigger/': backtest.backtest_id.replace('bt-', 'trig-') + '-1',
    '/api/programs/bindings/': String(binding.id),
    '/api/programs/backtest/': backtest.backtest_id,
    '/api/programs/': String(program.id),
    '/api/account/': String(account.id),
  }
}

const names = operations.map(
  (operation) => [`${operation.method} ${operation.path}`, operation] as const,
)

test.each(names)(
  '%s answers as documented, whatever it is sent',
  async (name, operation) => {
    await fc.assert(
      fc.asyncProperty(
        requestsOf(operation, document, { ...known, ...idOf(operation) }),
        async (request) => {
          const { status, contentType, text } = await send(operation, request)
          if (status < 300) served.add(name)
          const isNotReady = status === 503 && operation.path.endsWith('/ready')
          const isFine = status < 500 || isNotReady
          expect(isFine, `${status} of ${operation.method} ${request.path}: ${text}`).toBe(true)
          if (status === 304) return
          if (status < 300 && isFile(operation)) return
          expect(contentType).toContain('application/json')
          expect(complaints(operation, status, JSON.parse(text))).toBe('')
        },
      ),
      { numRuns, endOnFailure: true, ...(asked === undefined && { seed: 7 }) },
    )
  },
  600_000,
)

/** Its answer is text or a stream, not JSON. */
function isFile({ path }: Operation): boolean {
  return /\/(journal\/(export|tax)|ai-chat\/stream)$/.test(path)
}

/** `id` means different things in different routes. */
function idOf({ path }: Operation): Record<string, string> {
  const ofLab = Object.entries(labIds).find(([start]) => path.startsWith(start))?.[1]
  if (ofLab !== undefined) return { id: ofLab, trigger_id: ofLab, token: ofLab }
  if (path.includes('/journal/trades/')) return { id: pastTrade.id, tag_id: tagId }
  if (path.includes('/journal/tags/')) return { id: tagId }
  if (path.includes('/journal/entries/')) return { id: entryId }
  if (path.includes('/following/')) return { userId: followedId }
  if (path.includes('/trades/')) return { id: deskTradeId }
  return path.includes('/exchanges/') ? { id: trader.user.id } : {}
}

/** They want a signature, a code or a secret, which no request has by chance. */
const wantsProof =
  /(?:\/(?:verify|verify-siwe|extension-pair|extension-refresh|refresh|resume)|\/users\/wallet|\/send-usdc)$/

test('most routes that want no proof are not only refused', () => {
  const open = names.map(([name]) => name).filter((name) => !wantsProof.test(name))
  const refused = open.filter((name) => !served.has(name))
  expect(refused.length, `refused: ${refused.join(', ')}`).toBeLessThan(open.length / 5)
})

async function send(
  operation: Operation,
  request: { path: string; headers: Record<string, string>; body?: string },
) {
  const response = await fetch(world.api + request.path, {
    method: operation.method,
    headers: { authorization: `Bearer ${trader.token}`, ...request.headers },
    ...(request.body !== undefined && { body: request.body }),
    redirect: 'manual',
  })
  const text = await response.text()
  if (leaving.some((word) => operation.path.includes(word)) && response.ok)
    trader = await signIn(world.api, trader.wallet)
  return { status: response.status, contentType: response.headers.get('content-type'), text }
}

/** Empty when the answer matches the document for that status, or for "any other". */
function complaints({ path, method }: Operation, status: number, body: unknown): string {
  const at = ['paths', path, method.toLowerCase(), 'responses']
  const responses = Reflect.get(document.paths[path]?.[method.toLowerCase()] ?? {}, 'responses')
  const named = Object.hasOwn(responses as object, String(status)) ? String(status) : 'default'
  const pointer = [...at, named, 'content', 'application/json', 'schema'].map(escaped).join('/')
  const validate = ajv.getSchema(`document#/${pointer}`)
  if (validate === undefined) return `no schema at ${pointer}`
  return validate(body) === true
    ? ''
    : `${status} ${ajv.errorsText(validate.errors)}: ${JSON.stringify(body)}`
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}
