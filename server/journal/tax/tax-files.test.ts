// Files for taxes: every fill of a year once, and closed positions in the forms of two programs.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'
import { pastTrade } from '../../testing/past-trade.ts'

let world: ApiWorld
let person: Client
beforeAll(async () => {
  world = await startApiWorld()
  person = await signIn(world.api)
  await write(person)
})
afterAll(() => world.stop())

/** Half an hour after the year began in Berlin, when it was still the old one in UTC. */
const newYear = Date.UTC(2025, 11, 31, 23, 30)
const many = 1_205

async function write({ user }: Client): Promise<void> {
  const { store } = world.ctx
  const fill = (tid: number, at: number) => ({
    userId: user.id,
    tid,
    symbol: tid % 2 === 0 ? 'BTC' : 'ETH',
    at,
    oid: tid,
    cloid: null,
    positionId: null,
    mandateId: null,
    isBuy: tid % 2 === 0,
    size: '0.1',
    price: '50000',
    fee: '2',
    feeToken: null,
    feeAmount: null,
    builderFee: '0',
    closedPnl: '1',
    direction: 'Open Long',
    isLiquidation: false,
  })
  const year = Date.UTC(2026, 5, 1)
  await store.fills.insertPast([
    fill(1, newYear),
    // Several of one moment, over the edge of a page.
    ...Array.from({ length: many }, (_, index) => fill(10 + index, year + Math.floor(index / 40))),
    fill(9_999, Date.UTC(2027, 0, 1, 12)),
  ])
  const live = { source: 'live', origin: 'session', exchange: 'hyperliquid' } as const
  await store.journalTrades.insertTrades(user.id, [
    pastTrade('early', { ...live, closedAt: newYear }),
    pastTrade('late', {
      ...live,
      closedAt: Date.UTC(2026, 11, 31, 12),
      funding: '-1',
      netPnl: '95',
    }),
    pastTrade(randomUUID()),
    pastTrade(randomUUID(), { source: 'typed', origin: 'manual' }),
  ])
}

async function file({ token }: Client, query: string): Promise<{ lines: string[]; name: string }> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${world.api}/api/v1/journal/tax?${query}`, { headers })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/csv; charset=utf-8',
  ])
  const name = answer.headers.get('content-disposition') ?? ''
  return { lines: (await answer.text()).split('\r\n').slice(1, -1), name }
}

test('every fill of the year is a line, once, in the order of time', async () => {
  const { lines, name } = await file(person, 'year=2026&format=fills')
  expect(name).toBe('attachment; filename="fills-2026.csv"')
  expect(new Set(lines.map((line) => line.split(',')[12])).size).toBe(many)
  expect(lines).toHaveLength(many)
  const times = lines.map((line) => Date.parse(line.split(',')[0] ?? ''))
  expect(times).toEqual(times.toSorted((one, other) => one - other))
})

test('the year is that of the time zone', async () => {
  const berlin = await file(person, 'year=2026&format=fills&tz=Europe/Berlin')
  expect(berlin.lines).toHaveLength(many + 1)
  const positions = async (query: string) =>
    (await file(person, query)).lines.map((line) => line.split(',')[0])
  expect(await positions('year=2026')).toEqual(['late'])
  expect(await positions('year=2025')).toEqual(['early'])
  expect(await positions('year=2026&tz=Europe/Berlin')).toEqual(['early', 'late'])
})

test('programs for taxes get what closed here, and nothing that is imported or typed', async () => {
  const koinly = await file(person, 'year=2026&format=koinly')
  expect(koinly.lines).toEqual([
    '2026-12-31 12:00:00 UTC,,,100,USDC,,,,,realized gain,BTC_USDT long late,',
    '2026-12-31 12:00:00 UTC,4,USDC,,,,,,,margin fee,fees of BTC_USDT long late,',
    '2026-12-31 12:00:00 UTC,1,USDC,,,,,,,realized gain,funding of BTC_USDT long late,',
  ])
  const { lines } = await file(person, 'year=2026&format=cointracking')
  expect(lines.map((line) => line.split(',')[0])).toEqual([
    'Derivatives / Futures Profit',
    'Margin Fee',
    'Other Fee',
  ])
})

test('others have files of their own', async () => {
  const stranger = await signIn(world.api)
  for (const format of ['fills', 'positions', 'koinly', 'cointracking']) {
    expect((await file(stranger, `year=2026&format=${format}`)).lines).toEqual([])
  }
})

test.each(['year=1999', 'year=soon', 'year=2026&format=pdf', 'year=2026&tz=Mars', ''])(
  '%j is refused',
  async (query) => {
    const { status } = await person.send('GET', `/api/v1/journal/tax?${query}`)
    expect(status).toBe(400)
  },
)
