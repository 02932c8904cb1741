// A database written by an older version: two people; running, ending and ended sessions; open positions; resting
// orders and orders with an unknown outcome. Its content was dumped from that version, one row per line.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { cloidOf } from '../trading/orders/cloid.ts'
import { migratePglite } from './kernel/migrate.ts'
import * as schema from './schema.ts'
import { type Store, createStore } from './store.ts'

type Row = Record<string, unknown>

const lines = readFileSync(
  join(import.meta.dirname, '../testing/databases/books-before-mandates.jsonl'),
  'utf8',
)
const Line = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) })
const before = Map.groupBy(
  lines
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line))),
  ({ table }) => table,
)
const rowsBefore = (table: string): Row[] => (before.get(table) ?? []).map(({ row }) => row)

let client: PGlite
let store: Store
beforeAll(async () => {
  client = await PGlite.create()
  const db = drizzle(client, { schema })
  await migratePglite(db, { migrations: 7 })
  for (const [table, rows] of before) {
    for (const { row } of rows) {
      await client.query(
        `insert into ${table} select * from json_populate_record(null::${table}, $1)`,
        [JSON.stringify(row)],
      )
    }
  }
  await migratePglite(db)
  store = createStore({ db, close: () => client.close() })
})
afterAll(() => client.close())

async function rowsNow(table: string): Promise<Row[]> {
  return (await client.query<Row>(`select * from ${table}`)).rows
}

test.each(['trades', 'positions', 'orders', 'fills', 'logs'])(
  'loses nothing of the %s, which belong to the mandate of their session',
  async (table) => {
    const expected = rowsBefore(table).map(({ session_id, ...row }) => ({
      ...row,
      mandate_id: session_id,
    }))
    expect(expected.length).toBeGreaterThan(0)
    const now = await rowsNow(table)
    expect(now).toHaveLength(expected.length)
    expect(now).toEqual(
      expect.arrayContaining(expected.map((row): unknown => expect.objectContaining(row))),
    )
  },
)

test('loses nothing of the sessions', async () => {
  const expected = rowsBefore('sessions').map(({ lease_owner: _o, lease_until: _u, ...row }) => row)
  const now = await rowsNow('sessions')
  expect(now).toHaveLength(expected.length)
  // Columns that are newer are beside what was there.
  expect(now).toEqual(
    expect.arrayContaining(expected.map((row): unknown => expect.objectContaining(row))),
  )
})

test('running sessions claim their market, ended ones look after what they kept, others are released', async () => {
  const sessions = rowsBefore('sessions')
  expect(await store.mandates.living()).toHaveLength(4)
  for (const session of sessions) {
    const mandate = await store.mandates.byId(String(session['id']))
    const isRunning = session['status'] === 'active' || session['status'] === 'closing'
    const keeps = rowsBefore('positions').some(
      (position) => position['session_id'] === session['id'] && position['status'] !== 'closed',
    )
    expect(mandate).toMatchObject({
      kind: 'session',
      userId: session['user_id'],
      assetIndex: session['asset_index'],
      symbol: session['symbol'],
      state: isRunning ? 'trading' : keeps ? 'guarding' : 'released',
      leaseOwner: null,
    })
  }
  const now = Date.now()
  const claim = { owner: 'anybody', now, until: now + 1_000, most: 10, graceMs: 0 }
  expect(await store.mandates.claimDue(claim)).toHaveLength(4)
})

test('an order in doubt is still known by the id that it was sent under', async () => {
  const orders = await rowsNow('orders')
  const doubtful = orders.filter(({ status }) => status === 'unknown')
  expect(doubtful.length).toBeGreaterThan(0)
  for (const order of await Promise.all(
    orders.map(({ position_id }) => store.orders.ofPosition(String(position_id))),
  ).then((all) => all.flat())) {
    expect(cloidOf(order.mandateId, order.positionId, order.kind, order.step)).toBe(order.cloid)
  }
})

test('a position is measured against the budget that its session gave it', async () => {
  for (const position of await rowsNow('positions')) {
    const session = rowsBefore('sessions').find(({ id }) => id === position['mandate_id'])
    expect(position['budget']).toBe(session?.['budget_per_position'])
  }
})

test('a position with a take-profit has one target, for all of it, as far along as the position', async () => {
  const positions = await rowsNow('positions')
  const withTarget = positions.filter((row) => row['take_profit_price'] !== null)
  expect(withTarget.length).toBeGreaterThan(0)
  expect(await rowsNow('targets')).toHaveLength(withTarget.length)
  for (const position of withTarget) {
    const isReached = position['close_reason'] === 'take_profit'
    const over = isReached ? 'reached' : 'cancelled'
    expect(await store.targets.ofPosition(String(position['id']))).toEqual([
      {
        positionId: position['id'],
        step: 0,
        price: position['take_profit_price'],
        quantity: null,
        rests: false,
        setAt: null,
        endedAt: null,
        filledQuantity: isReached ? position['exit_size'] : '0',
        state: position['status'] === 'closed' ? over : 'pending',
      },
    ])
  }
})

test('a take-profit order is for that target, other orders are for none', async () => {
  const orders = await rowsNow('orders')
  expect(orders.filter(({ kind }) => kind === 'take_profit').length).toBeGreaterThan(0)
  for (const order of orders) {
    expect(order['target_step']).toBe(order['kind'] === 'take_profit' ? 0 : null)
    expect(order['time_in_force']).toBeNull()
  }
})

test('a claimed market is refused to another mandate, a guarded one is not', async () => {
  const [running] = rowsBefore('sessions').filter(({ status }) => status === 'active')
  const [kept] = rowsBefore('sessions').filter(
    ({ status, final_pnl }) => status === 'ended' && final_pnl === null,
  )
  const claim = (row: Row | undefined, id: string) =>
    store.mandates.claim({
      id,
      userId: String(row?.['user_id']),
      kind: 'desk',
      assetIndex: Number(row?.['asset_index']),
      symbol: String(row?.['symbol']),
      createdAt: 1,
    })
  expect(await claim(running, 'a')).toBe(false)
  expect(await claim(kept, 'b')).toBe(true)
  expect(
    await store.mandates.holder(String(kept?.['user_id']), Number(kept?.['asset_index'])),
  ).toMatchObject({ id: 'b', kind: 'desk' })
})
