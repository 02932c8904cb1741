// A CSV file over HTTP: previewed without a trace, imported once however often it is sent, and taken back.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf } from '../../../../contract/endpoint.ts'
import type * as contract from '../../../../contract/endpoints.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../../testing/worlds/api-world.ts'

type Preview = OutputOf<typeof contract.previewCsv>
type Imported = OutputOf<typeof contract.importCsv>
type Jobs = OutputOf<typeof contract.listImports>
const path = '/api/v1/trades/import'

let world: ApiWorld
let trader: Client
beforeAll(async () => {
  world = await startApiWorld()
  trader = await signIn(world.api)
})
afterAll(() => world.stop())

const text = [
  'Date(UTC),Symbol,Side,Price,Quantity,Fee,Realized Profit',
  '2026-04-01 09:00:00,BTCUSDT,BUY,50000,0.1,2,0',
  '2026-04-01 10:00:00,BTCUSDT,SELL,51000,0.1,2,100',
  '2026-04-01 11:00:00,BTCUSDT,MAYBE,51000,0.1,2,100',
  '2026-04-01 12:00:00,ETHUSDT,SELL,3000,1,1,0',
].join('\n')

function formWith(content: string, more: Record<string, string> = {}): FormData {
  const form = new FormData()
  form.set('file', new File([content], 'trades.csv', { type: 'application/vnd.ms-excel' }))
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  return form
}
const preview = ({ send }: Client, form: FormData) =>
  send<Preview>('POST', `${path}/csv/preview`, form)
const commit = ({ send }: Client, form: FormData, headers = {}) =>
  send<Imported>('POST', `${path}/csv`, form, headers)
const jobs = async ({ send }: Client) => (await send<Jobs>('GET', `${path}/status`)).body

test('shows what would be made of a file, and keeps nothing', async () => {
  const { status, body } = await preview(trader, formWith(text))
  expect([status, body.message]).toEqual([200, undefined])
  expect(body).toMatchObject({
    layout: 'binance',
    exchange: 'binance',
    kind: 'fills',
    delimiter: ',',
    mapping: { symbol: 'Symbol', fee: 'Fee', time: 'Date(UTC)', id: null },
    rows: 4,
    trades: 1,
    known: 0,
    open: 1,
    net_pnl: '96',
    sample: [{ symbol: 'BTC_USDT', side: 'buy', net_pnl: '96' }],
    refused_count: 1,
    refused: [{ line: 4, reason: 'Side: "MAYBE" is neither buy nor sell' }],
  })
  expect(await jobs(trader)).toEqual([])
})

test('tells the headers of a file that it does not know, and which fields lack a column', async () => {
  const strange = formWith(text.replace('Price', 'At').replace('Quantity', 'How many'))
  const { status, body } = await preview(trader, strange)
  expect(status).toBe(200)
  expect(body).toMatchObject({ missing: ['quantity', 'price'], rows: 4, trades: 0, sample: [] })
  expect(body.headers).toContain('How many')
  expect((await commit(trader, strange)).body.code).toBe('VALIDATION_FAILED')
  const mapping = JSON.stringify({ price: 'At', quantity: 'How many' })
  const named = text.replace('Price', 'At').replace('Quantity', 'How many')
  expect((await preview(trader, formWith(named, { mapping }))).body).toMatchObject({
    missing: [],
    trades: 1,
  })
})

test('imports a file once, says so in the preview, and takes it back', async () => {
  const first = await commit(trader, formWith(text))
  expect([first.status, first.body]).toMatchObject([
    201,
    { imported: 1, skipped: 0, refused_count: 1 },
  ])
  expect((await preview(trader, formWith(text))).body).toMatchObject({ trades: 0, known: 1 })
  const again = await commit(trader, formWith(text))
  expect(again.body).toMatchObject({ imported: 0, skipped: 1 })
  expect(await jobs(trader)).toMatchObject([
    { id: again.body.job_id, imported: 0 },
    {
      id: first.body.job_id,
      kind: 'csv',
      exchange_account_id: null,
      exchange_name: 'binance',
      status: 'done',
      progress: 1,
    },
  ])
  const undone = await trader.send('DELETE', `${path}/${first.body.job_id}`)
  expect([undone.status, undone.body]).toEqual([200, { removed: 1 }])
  expect((await preview(trader, formWith(text))).body.trades).toBe(1)
  const anew = await commit(trader, formWith(text))
  expect(anew.body.imported).toBe(1)
})

test('files of several exchanges on one day stay apart, and people too', async () => {
  const other = await commit(trader, formWith(text, { exchange: 'another' }))
  expect(other.body.imported).toBe(1)
  const stranger = await signIn(world.api)
  expect((await preview(stranger, formWith(text))).body.known).toBe(0)
  const theirs = await stranger.send('DELETE', `${path}/${other.body.job_id}`)
  expect([theirs.status, theirs.body.code]).toEqual([404, 'NOT_FOUND'])
  expect((await preview(trader, formWith(text, { exchange: 'another' }))).body.known).toBe(1)
})

test('times without a zone are in the one that is named', async () => {
  const local = text.replace('Date(UTC)', 'Date')
  const { body } = await preview(trader, formWith(local, { tz: 'Asia/Tokyo', exchange: 'tokyo' }))
  expect(body.sample[0]?.opened_at).toBe('2026-04-01T00:00:00.000Z')
})

test('the same key imports once, and a changed file under it is refused', async () => {
  const client = await signIn(world.api)
  const key = { 'idempotency-key': 'file-1' }
  const first = await commit(client, formWith(text), key)
  const again = await commit(client, formWith(text), key)
  expect(again.body).toEqual(first.body)
  expect(await jobs(client)).toHaveLength(1)
  expect((await commit(client, formWith(`${text}\n`), key)).body.code).toBe(
    'IDEMPOTENCY_KEY_REUSED',
  )
})

test('refuses forms without a file, and what is no CSV', async () => {
  expect((await preview(trader, new FormData())).body.code).toBe('NO_FILE')
  expect((await preview(trader, formWith('hello'))).body.code).toBe('INVALID_TYPE')
  expect((await preview(trader, formWith(text, { tz: 'Nowhere' }))).status).toBe(400)
  expect((await preview(trader, formWith(text, { exchange: '=cmd()' }))).status).toBe(400)
  const large = await preview(trader, formWith('x'.repeat(10 * 1024 * 1024 + 1)))
  expect([large.status, large.body.code]).toEqual([413, 'TOO_LARGE'])
})

test('a file of the journal’s own export adds nothing that is there', async () => {
  const person = await signIn(world.api)
  await commit(person, formWith(text))
  const headers = { authorization: `Bearer ${person.token}` }
  const exported = async () =>
    (await fetch(`${world.api}/api/v1/journal/export`, { headers })).text()
  const own = await exported()
  expect((await preview(person, formWith(own))).body).toMatchObject({
    layout: 'alura',
    trades: 0,
    known: 1,
  })
  expect((await commit(person, formWith(own))).body).toMatchObject({ imported: 0, skipped: 1 })
  expect(await exported()).toBe(own)

  const other = await signIn(world.api)
  expect((await commit(other, formWith(own))).body).toMatchObject({ imported: 1, skipped: 0 })
  expect((await commit(other, formWith(own))).body).toMatchObject({ imported: 0, skipped: 1 })
})
