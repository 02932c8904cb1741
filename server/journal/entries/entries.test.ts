// Entries over HTTP: written, found, changed in two windows, and kept to their owner.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { JournalEntry } from '../../../contract/journal/entries.ts'
import { pastTrade } from '../../testing/past-trade.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'

type Entries = OutputOf<typeof contract.listEntries>
type Found = OutputOf<typeof contract.searchJournal>
const path = '/api/v1/journal/entries'

let world: ApiWorld
let writer: Client
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

async function written(client: Client, body: object): Promise<JournalEntry> {
  const answer = await client.send<JournalEntry>('POST', path, body)
  expect([answer.status, answer.body.message]).toEqual([201, undefined])
  return answer.body
}
const listed = async ({ send }: Client, query: string) =>
  (await send<Entries>('GET', `${path}?${query}`)).body

test('an entry is written, read, changed and deleted', async () => {
  writer = await signIn(world.api)
  const { send } = writer
  const entry = await written(writer, { title: 'First', body: 'A **note**\n\twith a tab' })
  expect(entry).toMatchObject({ entry_type: 'note', trade_id: null, version: 1 })
  const at = `${path}/${entry.id}`
  expect((await send('GET', at)).body).toEqual(entry)
  const changed = await send<JournalEntry>('PUT', at, { title: 'Second', entry_type: 'pre-trade' })
  expect(changed.body).toMatchObject({ title: 'Second', body: entry.body, version: 2 })
  expect((await listed(writer, '')).items).toMatchObject([{ title: 'Second', excerpt: null }])
  expect((await send('DELETE', at)).status).toBe(200)
  expect((await send('GET', at)).status).toBe(404)
  expect((await send('DELETE', at)).status).toBe(404)
})

test('of two windows the later one is refused, and loses nothing', async () => {
  const { send } = writer
  const { id, version } = await written(writer, { body: 'as both read it' })
  const at = `${path}/${id}`
  const both = await Promise.all(
    ['one', 'other'].map((body) => send<JournalEntry>('PUT', at, { body, version })),
  )
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const refused = both.find(({ status }) => status === 409)
  expect(refused?.body).toMatchObject({
    code: 'ENTRY_CHANGED',
    details: [{ path: 'version', message: 'is 2 now' }],
  })
  const kept = await send<JournalEntry>('GET', at)
  expect(kept.body.body).toBe(both.find(({ status }) => status === 200)?.body.body)
})

test('days are whole in the zone that is asked for, and the last is included', async () => {
  const client = await signIn(world.api)
  for (const [title, entry_date] of [
    ['late on the last of March in Tokyo', '2026-03-31T14:59:59.999Z'],
    ['the first moment of April in Tokyo', '2026-03-31T15:00:00.000Z'],
    ['the last moment of April 1st in Tokyo', '2026-04-02T00:00:00.000+09:01'],
    ['April 2nd in Tokyo', '2026-04-02T00:00:00.000+09:00'],
  ]) {
    await written(client, { title, entry_date })
  }
  await written(client, { title: 'by its day', entry_date: '2026-04-01', tz: 'Asia/Tokyo' })
  const day = await listed(client, 'date_from=2026-04-01&date_to=2026-04-01&tz=Asia/Tokyo')
  expect(day.items.map(({ title }) => title)).toEqual([
    'the last moment of April 1st in Tokyo',
    expect.any(String),
    expect.any(String),
  ])
  expect(day.total).toBe(3)
  expect((await listed(client, 'date_to=2026-03-31&tz=Asia/Tokyo')).total).toBe(1)
  expect((await listed(client, 'entry_type=daily-review')).total).toBe(0)
  const second = await listed(client, 'limit=2&page=3')
  expect([second.items.length, second.total]).toEqual([1, 5])
})

test('finds words by their stems, ranks titles first, and shows where they are as plain text', async () => {
  const client = await signIn(world.api)
  await written(client, { title: 'Breakouts', body: 'nothing else' })
  const body = '<b onclick="x()">I</b> waited for the breakout & sized it too large'
  await written(client, { title: 'Today', body })
  await written(client, { title: 'Other', body: 'a range that held' })
  const { items } = await listed(client, `q=${encodeURIComponent('breakout')}`)
  expect(items.map(({ title }) => title)).toEqual(['Breakouts', 'Today'])
  const pieces = items[1]?.excerpt ?? []
  expect(pieces.filter(({ hit }) => hit)).toEqual([{ text: 'breakout', hit: true }])
  expect(body).toContain(pieces.map(({ text }) => text).join(''))
  const titles = async (q: string) =>
    (await listed(client, `q=${encodeURIComponent(q)}`)).items.map(({ title }) => title)
  expect(await titles('waiting sizes')).toEqual(['Today'])
  expect(await titles('breakout -sized')).toEqual(['Breakouts'])
  expect(await titles('"range that held"')).toEqual(['Other'])
  expect(await titles('range or breakout')).toHaveLength(3)
  for (const odd of ['"', "'", '&|!:*', '\\', '((', '-', 'the', '%', 'or or']) {
    expect([
      odd,
      (await client.send('GET', `${path}?q=${encodeURIComponent(odd)}`)).status,
    ]).toEqual([odd, 200])
  }
  const found = (await client.send<Found>('GET', '/api/v1/journal/search?q=breakouts')).body
  expect(found).toMatchObject({ total: 2, items: [{ kind: 'entry', title: 'Breakouts' }, {}] })
  const next = await client.send<Found>('GET', '/api/v1/journal/search?q=breakouts&limit=1&page=2')
  expect(next.body).toMatchObject({ total: 2, items: [{ title: 'Today' }] })
})

test('an entry is about a trade of one’s own, is found by it, and outlives it', async () => {
  const client = await signIn(world.api)
  const { journalTrades } = world.ctx.store
  const trade = pastTrade(`trade-of-${client.user.id}`, { importId: 'an-import' })
  await journalTrades.insertTrades(client.user.id, [trade])
  await journalTrades.setNotes(client.user.id, trade.id, 'Chased a zigzag', Date.now())
  const about = await written(client, { trade_id: trade.id, title: 'Why', body: 'No zigzags' })
  await written(client, { title: 'Something else' })
  expect((await listed(client, `trade_id=${trade.id}`)).items).toMatchObject([{ id: about.id }])
  const theirs = await writer.send('POST', path, { trade_id: trade.id })
  expect([theirs.status, theirs.body.code]).toEqual([404, 'NOT_FOUND'])

  const found = async (who: Client) =>
    (await who.send<Found>('GET', '/api/v1/journal/search?q=zigzag')).body.items
  expect(await found(client)).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'entry', id: about.id, title: 'Why' }),
      expect.objectContaining({ kind: 'trade', id: trade.id, title: 'BTC_USDT' }),
    ]),
  )
  expect(await found(writer)).toEqual([])

  await journalTrades.removeImport(client.user.id, 'an-import')
  const left = await client.send<JournalEntry>('GET', `${path}/${about.id}`)
  expect(left.body).toMatchObject({ trade_id: null, body: 'No zigzags' })
})

test('a review begins with the trades of its day, as the day is in the zone', async () => {
  const client = await signIn(world.api)
  const at = (name: string, closedAt: string, netPnl: string, more = {}) =>
    pastTrade(`${name}-${client.user.id}`, { closedAt: Date.parse(closedAt), netPnl, ...more })
  await world.ctx.store.journalTrades.insertTrades(client.user.id, [
    at('before', '2026-03-31T14:59:59Z', '1000'),
    at('first', '2026-03-31T15:00:00Z', '96.5', { rMultiple: '1.234' }),
    at('last', '2026-04-01T14:59:59Z', '-20', { source: 'live', symbol: 'ETH_USDT' }),
    at('after', '2026-04-01T15:00:00Z', '1000'),
  ])
  const query = 'entry_type=daily-review&date=2026-04-01&tz=Asia/Tokyo'
  const { body } = await client.send<{ body: string }>('GET', `/api/v1/journal/templates?${query}`)
  expect(body.body).toContain('**2 trades**, 1 won, net 76.50 USDC')
  expect(body.body).toContain('| BTC/USDT | long | 96.50 | 1.23 |')
  expect(body.body).toContain('- 1 trade without a plan')
  expect(body.body).not.toContain('1000')
})

test('nobody finds, reads, changes or deletes what another wrote', async () => {
  const stranger = await signIn(world.api)
  const entry = await written(writer, { title: 'Secret', body: 'quixotic' })
  const at = `${path}/${entry.id}`
  expect((await listed(stranger, 'q=quixotic')).total).toBe(0)
  expect((await stranger.send<Found>('GET', '/api/v1/journal/search?q=quixotic')).body.total).toBe(
    0,
  )
  expect((await stranger.send('GET', at)).status).toBe(404)
  expect((await stranger.send('PUT', at, { body: 'mine' })).status).toBe(404)
  expect((await stranger.send('DELETE', at)).status).toBe(404)
  expect((await writer.send('GET', at)).body).toEqual(entry)
})

test.each([
  { trade_id: 'nobodys' },
  { body: 'x'.repeat(20_001) },
  { body: 'a\u0000b' },
  { title: 'x'.repeat(201) },
  { entry_date: '2026-02-30' },
  { entry_date: '9999-12-31T23:59:59-23:00' },
  { entry_date: 'yesterday' },
  { entry_type: 'rumour' },
  { tz: 'Mars/Olympus' },
  { extra: 1 },
])('refuses %o', async (body) => {
  const { status } = await writer.send('POST', path, body)
  expect(status).toBe('trade_id' in body ? 404 : 400)
})

test('the same key writes once', async () => {
  const client = await signIn(world.api)
  const send = () => client.send('POST', path, { body: 'once' }, { 'idempotency-key': 'entry-1' })
  const [first, second] = [await send(), await send()]
  expect(second.body).toEqual(first.body)
  expect((await listed(client, '')).total).toBe(1)
})

test('a review begins with its day or the Monday of its week', async () => {
  const template = async (query: string) =>
    (
      await writer.send<OutputOf<typeof contract.getTemplate>>(
        'GET',
        `/api/v1/journal/templates?${query}`,
      )
    ).body
  const day = await template('entry_type=daily-review&date=2026-04-01&tz=America/New_York')
  expect(day).toMatchObject({
    title: 'Review of 2026-04-01',
    entry_date: '2026-04-01T04:00:00.000Z',
  })
  expect(day.body).toContain('## What went well?')
  const week = await template('entry_type=weekly-review&date=2026-04-05&tz=UTC')
  expect(week.entry_date).toBe('2026-03-30T00:00:00.000Z')
})
