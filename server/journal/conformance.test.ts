// A client written for the documented journal can be pointed at this server: calls every route, in the order in which a
// person would.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../contract/endpoint.ts'
import * as contract from '../../contract/endpoints.ts'
import type { JournalTrade } from '../../contract/journal/journal-trade.ts'
import {
  type ApiWorld,
  type Client,
  sender,
  signIn,
  startApiWorld,
} from '../testing/worlds/api-world.ts'
import { type JournalScene, documentedJournal } from '../testing/documents/documented-journal.ts'
import { pastTrade } from '../testing/past-trade.ts'
import { missingFields, requestOf } from '../testing/documents/documented-routes.ts'

const endpoints: Endpoint[] = Object.values(contract)
const rows = Object.entries(documentedJournal)
const base = '/api/v1/journal'

let world: ApiWorld
let person: Client
let stranger: Client
const scene: JournalScene = { tradeId: randomUUID(), tagId: '' }
beforeAll(async () => {
  world = await startApiWorld()
  person = await signIn(world.api)
  stranger = await signIn(world.api)
  await write(person, [
    pastTrade(scene.tradeId, { riskAmount: '50', rMultiple: '1.92', mae: '-10', mfe: '120' }),
  ])
})
afterAll(() => world.stop())

const write = ({ user }: Client, trades: ReturnType<typeof pastTrade>[]) =>
  world.ctx.store.journalTrades.insertTrades(user.id, trades)

test.each(rows)('%s', async (route, { status = 200, body, fields }) => {
  const [method, path] = requestOf(route, base, scene)
  const answer = await person.send<{ id?: string }>(method, path, body?.(scene))
  expect([answer.status, answer.body.message]).toEqual([status, answer.body.message])
  expect(missingFields(answer.body, fields)).toEqual([])
  const [, place = ''] = route.split(' ')
  const asDeclared = place
    .replace(/\?.*/, '')
    .replace('/tags/:tagId', place.startsWith('/trades') ? '/tags/:tag_id' : '/tags/:id')
    .replace(':tradeId', ':id')
  const declared = endpoints.find(
    (each) => each.method === method && each.path === base + asDeclared,
  )
  expect(declared?.output.safeParse(answer.body).success).toBe(true)
  if (route === 'POST /tags') scene.tagId = answer.body.id ?? ''
})

test.each(rows)('%s asks who is there', async (route) => {
  const { status, body } = await sender(world.api)(...requestOf(route, base, scene))
  expect([status, body.code]).toEqual([401, 'TOKEN_MISSING'])
  expect(body).toHaveProperty('request_id')
})

describe('what belongs to somebody else', () => {
  test('is not found, listed, exported or counted', async () => {
    const mine = await person.send<{ id: string }>('POST', `${base}/tags`, { name: 'mine' })
    const theirs = await stranger.send<{ id: string }>('POST', `${base}/tags`, { name: 'theirs' })
    const trade = `${base}/trades/${scene.tradeId}`
    const tries: [string, string, object?][] = [
      ['GET', trade],
      ['PATCH', `${trade}/notes`, { notes: 'x' }],
      ['POST', `${trade}/tags`, { tag_id: theirs.body.id }],
      ['DELETE', `${trade}/tags/${mine.body.id}`],
      ['POST', `${base}/tagging`, { trade_ids: [scene.tradeId], add: [theirs.body.id] }],
      ['PUT', `${base}/tags/${mine.body.id}`, { name: 'taken' }],
      ['DELETE', `${base}/tags/${mine.body.id}`],
    ]
    for (const [method, path, body] of tries) {
      const answer = await stranger.send(method, path, body)
      expect([method, path, answer.status, answer.body.code]).toEqual([
        method,
        path,
        404,
        'NOT_FOUND',
      ])
    }
    // Nor may one's own trade have another's tag.
    const own = await person.send('POST', `${trade}/tags`, { tag_ids: [theirs.body.id] })
    expect(own.status).toBe(404)
    const list = await stranger.send<{ total: number }>('GET', `${base}/trades`)
    expect(list.body.total).toBe(0)
    const overview = await stranger.send<{ n: number }>('GET', `${base}/analytics/overview`)
    expect(overview.body.n).toBe(0)
    const file = await exported(stranger, '')
    expect(file.text.split('\r\n')).toHaveLength(2)
  })
})

async function exported({ token }: Client, query: string) {
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${world.api}${base}/export${query}`, { headers })
  return { text: await response.text(), headers: response.headers, status: response.status }
}

describe('filters', () => {
  const at = (day: string) => Date.parse(day)
  let hand: Client
  const listed = async (query: string): Promise<string[]> => {
    const { status, body } = await hand.send<{ trades: JournalTrade[] }>(
      'GET',
      `${base}/trades?${query}`,
    )
    expect([status, body.message]).toEqual([200, undefined])
    return body.trades.map(({ symbol }) => symbol.split('_')[0] ?? '')
  }
  beforeAll(async () => {
    hand = await signIn(world.api)
    const closing = (closedAt: number) => ({ closedAt, openedAt: closedAt - 60_000 })
    await write(hand, [
      // 23:30 and 00:30 in Berlin, where it is summer.
      pastTrade(randomUUID(), { ...closing(at('2026-04-01T21:30Z')), symbol: 'A_USDT' }),
      pastTrade(randomUUID(), {
        ...closing(at('2026-04-01T22:30Z')),
        symbol: 'B_USDT',
        side: 'short',
        realizedPnl: '-50',
        netPnl: '-54',
        rMultiple: '-1',
        riskAmount: '54',
        setupTag: 'retest',
      }),
      pastTrade(randomUUID(), {
        ...closing(at('2026-04-02T21:59:59.999Z')),
        symbol: 'C_USDC',
        exchange: 'bybit',
        rMultiple: '2',
        riskAmount: '48',
      }),
    ])
  })

  test.each([
    ['', 'C B A'],
    ['sort=closed_at&order=asc', 'A B C'],
    ['date_from=2026-04-02&date_to=2026-04-02&tz=Europe/Berlin', 'C B'],
    ['date_to=2026-04-01&tz=Europe/Berlin', 'A'],
    ['date_from=2026-04-02', 'C'],
    ['date_from=2026-04-01&date_to=2026-04-01', 'B A'],
    ['symbol=C', 'C'],
    ['symbol=C_USDT', ''],
    ['side=short', 'B'],
    ['side=buy', 'C A'],
    ['exchange=bybit', 'C'],
    ['setup=retest', 'B'],
    ['setup=none', 'C A'],
    ['result=loss', 'B'],
    ['tag=none', 'C B A'],
    ['q=RETE', 'B'],
    ['sort=net_pnl&order=asc', 'B A C'],
    ['sort=r_multiple', 'C B A'],
    ['sort=r_multiple&order=asc', 'B C A'],
    ['limit=1&page=2', 'B'],
    ['page=9', ''],
  ])('%s leave %s', async (query, symbols) => {
    expect((await listed(query)).join(' ')).toBe(symbols)
  })

  test.each([
    'sort=name',
    'order=up',
    'limit=101',
    'page=0',
    'date_from=2026-02-30',
    'date_to=9999-12-31',
    'date_from=yesterday',
    'tz=Mars/Olympus',
    'tz=',
    'origin=luck',
    'side=up',
    'tags=1',
    'symbol=',
  ])('%s is refused', async (query) => {
    for (const path of ['trades', 'export', 'analytics/overview'].slice(0, query.length)) {
      if (path === 'analytics/overview' && /^(sort|order|limit|page)/.test(query)) continue
      if (path === 'export' && /^(limit|page)/.test(query)) continue
      const { status, body } = await hand.send('GET', `${base}/${path}?${query}`)
      expect([path, status, body.code]).toEqual([path, 400, 'VALIDATION_FAILED'])
    }
  })

  test('mean the same for the figures', async () => {
    const query = 'date_from=2026-04-02&date_to=2026-04-02&tz=Europe/Berlin'
    const figures = async <T>(name: string) =>
      (await hand.send<T>('GET', `${base}/analytics/${name}?${query}`)).body
    expect(await figures('overview')).toMatchObject({
      n: 2,
      account: { net_pnl: '42', total_pnl: '50', total_fees: '8' },
      performance: { win_rate: 50, avg_win: '96', avg_loss: '-54', unplanned: 2 },
      risk: { max_drawdown: '-54', max_drawdown_pct: null, current_streak: 1, worst_streak: -1 },
      ledger: null,
    })
    expect(await figures('daily-pnl')).toEqual({
      n: 2,
      data: [{ date: '2026-04-02', net_pnl: '42', trade_count: 2, win_count: 1 }],
    })
    expect(await figures('equity-curve')).toMatchObject({
      data: [{ date: '2026-04-02', cumulative_pnl: '42', drawdown: '0', equity: null }],
    })
    expect(await figures('r-distribution')).toMatchObject({
      n: 2,
      data: [{ from_r: -1, trade_count: 1 }, {}, {}, {}, {}, {}, { from_r: 2, trade_count: 1 }],
    })
    expect(await figures('time-distribution')).toMatchObject({
      data: [
        { hour: 0, day_of_week: 3, trade_count: 1, net_pnl: '-54' },
        { hour: 23, day_of_week: 3, trade_count: 1, net_pnl: '96' },
      ],
    })
  })
})

describe('tags and notes', () => {
  test('a name is taken once, in any case, and trades keep what tags are called now', async () => {
    const made = await person.send<{ id: string }>('POST', `${base}/tags`, { name: ' Fomo ' })
    expect(made.body).toMatchObject({ name: 'Fomo', trade_count: 0 })
    const again = await person.send('POST', `${base}/tags`, { name: 'FOMO' })
    expect([again.status, again.body.code]).toEqual([409, 'TAG_EXISTS'])
    const other = await person.send<{ id: string }>('POST', `${base}/tags`, { name: 'other' })
    const renamed = await person.send('PUT', `${base}/tags/${other.body.id}`, { name: 'fomo' })
    expect([renamed.status, renamed.body.code]).toEqual([409, 'TAG_EXISTS'])
    const many = { trade_ids: [scene.tradeId], add: [made.body.id, other.body.id] }
    const tagged = await person.send('POST', `${base}/tagging`, many)
    expect([tagged.status, tagged.body]).toEqual([200, { changed: 1 }])
    await person.send('PUT', `${base}/tags/${made.body.id}`, { name: 'calm' })
    const find = async (tag: string) =>
      (await person.send<{ total: number }>('GET', `${base}/trades?tag=${tag}`)).body.total
    expect([await find('CALM'), await find(made.body.id), await find('fomo')]).toEqual([1, 1, 0])
    await person.send('DELETE', `${base}/tags/${made.body.id}`)
    expect([await find('calm'), await find('other')]).toEqual([0, 1])
  })

  test.each([{ name: '' }, { name: 'x'.repeat(33) }, { name: 'a\nb' }, { color: 'red' }, {}])(
    'the tag %j is refused',
    async (tag) => {
      const { status } = await person.send('POST', `${base}/tags`, tag)
      expect(status).toBe(400)
    },
  )

  test('a trade does not take more tags than it may have', async () => {
    const ids: string[] = []
    for (let i = 0; i < 21; i++) {
      const made = await person.send<{ id: string }>('POST', `${base}/tags`, { name: `many ${i}` })
      ids.push(made.body.id)
    }
    const trade = randomUUID()
    await write(person, [pastTrade(trade)])
    const path = `${base}/trades/${trade}/tags`
    expect((await person.send('POST', path, { tag_ids: ids })).status).toBe(400)
    expect((await person.send('POST', path, { tag_ids: ids.slice(0, 20) })).status).toBe(200)
    const full = await person.send('POST', path, { tag_id: ids[20] })
    expect([full.status, full.body.code]).toEqual([409, 'TOO_MANY_TAGS'])
  })

  test('notes are kept as they were written, and found', async () => {
    const notes = `100%_sure \\ "quoted"\n---\n=cmd|' /C calc'!A0 <script>alert(1)</script> ☃`
    const path = `${base}/trades/${scene.tradeId}`
    const { body } = await person.send<JournalTrade>('PATCH', `${path}/notes`, { notes })
    expect(body.notes).toBe(notes)
    const found = async (q: string) =>
      (await person.send<{ total: number }>('GET', `${base}/trades?q=${encodeURIComponent(q)}`))
        .body.total
    expect(await found('100%_SURE \\')).toBe(1)
    expect(await found('100%%sure')).toBe(0)
    for (const bad of ['x'.repeat(20_001), 'a\u0000b', '\ud800']) {
      expect((await person.send('PATCH', `${path}/notes`, { notes: bad })).status).toBe(400)
    }
  })

  test('are exported so that neither a spreadsheet nor a reader of YAML runs them', async () => {
    const csv = await exported(person, `?q=${encodeURIComponent('quoted')}`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="journal.csv"')
    expect(csv.headers.get('cache-control')).toBe('no-store')
    expect(csv.text).toContain(',""quoted""'.slice(1))
    await person.send('PATCH', `${base}/trades/${scene.tradeId}/notes`, { notes: '=1+1' })
    expect((await exported(person, '?q=1%2B1')).text).toContain(`,"'=1+1"\r\n`)
    const md = await exported(person, '?format=md&q=1%2B1')
    expect(md.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(md.text).toMatch(/^---\nid: "/)
    expect(md.text).toContain('symbol: "BTC_USDT"\n')
    expect(md.text).toMatch(/\n---\n\n# Long BTC_USDT\n\n=1\+1\n/)
  })
})
