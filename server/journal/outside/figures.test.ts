// What the journal says over HTTP, recomputed by a program outside from nothing but the journal's own CSV export, which is
// held against the trades that another one finds in the fills.
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { add } from '../../../contract/decimal.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { GroupFigures, Overview } from '../../../contract/journal/journal-figures.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'
import { book, hasPython, outside, pastJournal } from './past-journal.ts'

interface Interval {
  mean: number
  low: number | null
  high: number | null
  n: number
  error: number | null
}
interface Figures {
  n: number
  net_pnl: number
  win_rate: number
  expectancy: Interval
  avg_r: Interval | null
}
type Days = Record<string, Record<string, number>>
type Figure = Record<string, number | null>
type Sums = Record<string, Figure>
type Answer<Name extends keyof typeof contract> = OutputOf<(typeof contract)[Name]>
interface Outside {
  all: Figures
  curve: Days
  calendar: Days
  returns: Record<string, number>
  stretches: Record<'day' | 'week' | 'month', { best: number; worst: number }>
  markets: Sums
  durations: Sums
  times: Sums
  rs: Sums
  groups: Record<string, Record<string, Figures>>
}

interface Statistics {
  mae_of_winners: number[]
  mfe_of_losers: number[]
  losers_once_ahead: number
  scratches_once_ahead: number
  kept_of_best: number
}

/** Half an hour off, and never on summer time. */
const zone = { tz: 'Asia/Kolkata', offset: 330 }
const base = '/api/v1/journal'
const begin = Date.UTC(2026, 0, 1)
const hour = 3_600_000
const start = '2500.5'
/** Two in, one out, one before the first trade. */
const moves = [
  { at: begin - hour, amount: '250' },
  { at: begin + 60.1 * hour, amount: '1000.25' },
  { at: begin + 130.7 * hour, amount: '-731.4' },
  { at: begin + 300.3 * hour, amount: '12' },
]

let world: ApiWorld
let person: Client
beforeAll(async () => {
  world = await startApiWorld()
  person = await signIn(world.api)
  const { store } = world.ctx
  const { id: userId } = person.user
  const trades = pastJournal().map((trade, index) => ({
    ...trade,
    source: 'live' as const,
    origin: index % 5 === 0 ? ('session' as const) : ('manual' as const),
    setupTag: index % 3 === 0 ? 'breakout' : null,
  }))
  await store.journalTrades.insertTrades(userId, trades)
  const opening = { mode: 'pooled', ledgerReadTo: 0, fundingReadTo: 0, fillsReadTo: 0 } as const
  const at = begin - 2 * hour
  await store.openings.insert({ ...opening, userId, at, cash: start, firstAt: at })
  await store.openings.change(userId, { at, cash: start, firstAt: at })
  for (const [index, { at: when, amount }] of moves.entries()) {
    const kind = amount.startsWith('-') ? ('withdrawal' as const) : ('deposit' as const)
    const entry = { key: `move-${index}`, at: when, kind, amount, fee: '0' }
    await store.ledgerEntries.insert({ ...entry, userId, counterparty: null, data: {} })
  }
  const tag = await person.send<{ id: string }>('POST', `${base}/tags`, { name: 'patient' })
  const ids = trades.flatMap(({ id }, index) => (index % 4 === 0 ? [id] : []))
  await person.send('POST', `${base}/tagging`, { trade_ids: ids, add: [tag.body.id] })
})
afterAll(() => world.stop())

async function asked<Body>(path: string): Promise<Body> {
  const { status, body } = await person.send<Body>('GET', `${base}/${path}tz=${zone.tz}`)
  expect(status).toBe(200)
  return body
}

async function exported(): Promise<string> {
  const headers = { authorization: `Bearer ${person.token}` }
  const response = await fetch(`${world.api}${base}/export?format=csv`, { headers })
  expect(response.status).toBe(200)
  return response.text()
}

describe.skipIf(!hasPython)('a program outside (it needs python3)', () => {
  let csv: string
  let found: Outside
  beforeAll(async () => {
    csv = await exported()
    found = await outside<Outside>('figures.py', { csv, moves, start, offset: zone.offset })
  })

  test('finds in the export the trades that the fills make', async () => {
    const { trades } = await outside<{ trades: Record<string, unknown>[] }>('recompute.py', book)
    const rows = parse<Record<string, string>>(csv, { columns: true })
    const told = rows
      .map((row) => ({
        market: row['symbol'],
        side: row['side'] === 'buy' ? 'long' : 'short',
        opened: Date.parse(row['opened_at'] ?? ''),
        closed: Date.parse(row['closed_at'] ?? ''),
        ...Object.fromEntries(
          Object.entries(namesOf).map(([theirs, ours]) => [theirs, exact(row[ours])]),
        ),
      }))
      .toSorted((one, other) => one.closed - other.closed)
    expect(told.length).toBeGreaterThan(150)
    expect(trades).toMatchObject(told)
  })

  test('finds the same equity, with payments as steps that are no result', async () => {
    const { data } =
      await asked<OutputOf<typeof contract.getEquityCurve>>('analytics/equity-curve?')
    expect(Object.keys(found.curve)).toEqual(data.map(({ date }) => date))
    for (const { date, is_true_equity, ...figures } of data) {
      expect(is_true_equity).toBe(true)
      expectClose(figures, found.curve[date])
    }
    expect(data.at(-1)?.paid).toBe('530.85')
  })

  test('finds the same calendar, and the same days by percent', async () => {
    const { data } = await asked<OutputOf<typeof contract.getDailyPnl>>('analytics/daily-pnl?')
    expect(Object.keys(found.calendar)).toEqual(data.map(({ date }) => date))
    for (const { date, ...figures } of data) expectClose(figures, found.calendar[date])
    const returns = await asked<OutputOf<typeof contract.getReturnDistribution>>(
      'analytics/return-distribution?',
    )
    const bands = returns.data.filter(({ day_count }) => day_count > 0)
    expect(Object.fromEntries(bands.map((band) => [band.from_pct, band.day_count]))).toEqual(
      found.returns,
    )
    const { risk } = await asked<Overview>('analytics/overview?')
    for (const length of ['day', 'week', 'month'] as const) {
      const { best, worst } = found.stretches[length]
      expect(Number(risk[`best_${length}`]?.net_pnl)).toBeCloseTo(best, 6)
      expect(Number(risk[`worst_${length}`]?.net_pnl)).toBeCloseTo(worst, 6)
    }
  })

  test.each(['symbol', 'side', 'origin', 'setup', 'tag', 'hour', 'weekday'])(
    'finds the same expectancy by %s',
    async (by) => {
      const { data } = await asked<{ data: GroupFigures[] }>(`analytics/setups?by=${by}&`)
      const groups = found.groups[by] ?? {}
      expect(data.map(({ key }) => key).toSorted()).toEqual(Object.keys(groups).toSorted())
      expect(data.length).toBeGreaterThan(1)
      for (const { key, ...figures } of data) expectSame(figures, groups[key])
    },
  )

  test('finds the same results by market, time held, hour and R', async () => {
    const markets = await asked<Answer<'getSymbolBreakdown'>>('analytics/symbol-breakdown?')
    expectSums(markets.data, found.markets, ({ symbol, ...figures }) => [symbol, figures])
    const held = await asked<Answer<'getDurationProfit'>>('analytics/duration-profit?')
    const used = held.bands.filter(({ trade_count }) => trade_count > 0)
    expectSums(used, found.durations, ({ from_minutes, ...figures }) => [from_minutes, figures])
    const times = await asked<Answer<'getTimeDistribution'>>('analytics/time-distribution?')
    expectSums(times.data, found.times, ({ day_of_week, hour: opened, ...figures }) => [
      `${day_of_week} ${opened}`,
      figures,
    ])
    const inR = await asked<Answer<'getRDistribution'>>('analytics/r-distribution?')
    const bands = inR.data.filter(({ trade_count }) => trade_count > 0)
    expectSums(bands, found.rs, ({ from_r, to_r, ...figures }) => {
      expect(to_r - from_r).toBe(0.5)
      return [from_r.toFixed(1), figures]
    })
  })

  test('finds the same excursions', async () => {
    const { statistics } = await outside<{ statistics: Statistics }>('recompute.py', book)
    const told = await asked<Answer<'getExcursions'>>('analytics/excursions?')
    const spread = (of: typeof told.mae_of_winners) => [of?.p10, of?.median, of?.p90]
    expectList(spread(told.mae_of_winners), statistics.mae_of_winners)
    expectList(spread(told.mfe_of_losers), statistics.mfe_of_losers)
    expect(told.scratches_once_ahead).toBe(statistics.scratches_once_ahead)
    expect(told.losers_once_ahead_pct).toBeCloseTo(100 * statistics.losers_once_ahead, 6)
    expect(told.kept_of_best_pct).toBeCloseTo(100 * statistics.kept_of_best, 6)
  })

  test('finds the same intervals, as far as chance allows', async () => {
    const { performance } = await asked<Overview>('analytics/overview?')
    expect(performance.expectancy?.low).not.toBeNull()
    expectInterval(performance.expectancy, found.all.expectancy)
    expectInterval(performance.avg_r_multiple, found.all.avg_r)
  })
})

/** The program's name of a figure, and the export's. */
const namesOf = {
  quantity: 'quantity',
  entry: 'entry_price',
  exit: 'exit_price',
  gross: 'realized_pnl',
  fees: 'fees',
  funding: 'funding',
  net: 'net_pnl',
  risk: 'risk_amount',
  r: 'r_multiple',
}

const exact = (cell: string | undefined) => (cell === undefined || cell === '' ? null : add(cell))

function expectClose(ours: object, theirs: Figure | undefined): void {
  const unknown = Object.entries(ours).flatMap(([name, value]) => (value === null ? [name] : []))
  expect(unknown).toEqual(Object.keys(ours).filter((name) => theirs?.[name] === null))
  for (const [name, value] of Object.entries(ours).filter(([, known]) => known !== null)) {
    expect([name, Number(value)]).toEqual([name, expect.closeTo(theirs?.[name] ?? Number.NaN, 6)])
  }
}

function expectSums<Band>(
  told: readonly Band[],
  theirs: Sums,
  keyed: (band: Band) => [string | number, object],
): void {
  const ours = told.map(keyed)
  expect(ours.map(([key]) => String(key)).toSorted()).toEqual(Object.keys(theirs).toSorted())
  expect(ours.length).toBeGreaterThan(1)
  for (const [key, figures] of ours) expectClose(figures, theirs[key])
}

function expectList(ours: readonly unknown[], theirs: readonly number[]): void {
  expect(ours.map(Number)).toEqual(theirs.map((value) => expect.closeTo(value, 6)))
}

function expectSame(ours: Omit<GroupFigures, 'key'>, theirs: Figures | undefined): void {
  const { expectancy, avg_r, ...figures } = ours
  expectClose(figures, theirs as unknown as Figure)
  expectInterval(expectancy, theirs?.expectancy)
  expectInterval(avg_r, theirs?.avg_r)
}

interface Told {
  mean: string | number
  low: string | number | null
  high: string | number | null
  n: number
}

/** Both bounds come from resampling: each is off by about a tenth of the standard error. */
function expectInterval(ours: Told | null, theirs: Interval | null | undefined): void {
  expect(ours?.n).toBe(theirs?.n)
  if (ours === null || !theirs) return
  expect(Number(ours.mean)).toBeCloseTo(theirs.mean, 6)
  const { error } = theirs
  expect(ours.low === null).toBe(error === null)
  if (error === null) return
  for (const bound of ['low', 'high'] as const) {
    expect(Math.abs(Number(ours[bound]) - Number(theirs[bound]))).toBeLessThan(error / 2)
    expect(Math.abs(Number(ours[bound]) - theirs.mean)).toBeGreaterThan(error)
  }
}
