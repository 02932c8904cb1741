import { PGlite } from '@electric-sql/pglite'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, test, vi } from 'vitest'
import { openTestDatabase } from '../../testing/databases/test-database.ts'
import { keptTables, tableWritten, tablesRead } from './kept-answers.ts'
import { withQuickQueries } from './quick-queries.ts'
import { rowsOf } from './rows.ts'

test.each([
  ['select "id" from "positions" where "positions"."id" = $1', ['positions']],
  ['select "a" from "orders" inner join "positions" on $1', ['orders', 'positions']],
  ['select "a" from "orders" where "id" in (select "id" from "trades")', ['orders', 'trades']],
  ['select "a" from "mandates" where "id" = $1', undefined],
  ['select "a" from "orders" inner join "logs" on $1', undefined],
  ['select "a" from "orders", "logs"', undefined],
  ['select "a" from orders', undefined],
  ['select "a" from "orders" where "at" < now()', undefined],
  ['select "a" from "orders" where "at" < current_timestamp', undefined],
  ['select "a" from "orders" for update skip locked', undefined],
  ['with x as (update "orders" set a = 1) select "a" from "orders"', undefined],
  ['select 1', undefined],
])('%s reads %s', (text, tables) => {
  expect(tablesRead(text)).toEqual(tables)
})

test.each([
  ['insert into "orders" ("a") values ($1)', 'orders'],
  ['update "positions" set "a" = $1', 'positions'],
  ['delete from "fills" where "a" = $1', 'fills'],
  ['select "a" from "orders"', undefined],
  ['with x as (delete from "orders") select 1', ''],
  ['update orders set a = 1', ''],
  ['vacuum "orders"', ''],
  ['savepoint sp1', ''],
])('%s writes %s', (text, table) => {
  expect(tableWritten(text)).toBe(table)
})

let client: PGlite
beforeAll(async () => {
  client = withQuickQueries(await PGlite.create())
  await client.exec(
    'create table orders (id int primary key, things jsonb); create table fills (id int)',
  )
})
afterAll(() => client.close())

const read = 'select "id", "things" from "orders" where "id" > $1 order by "id"'
const ids = async (above = 0) =>
  (await client.query<{ id: number }>(read, [above])).rows.map(({ id }) => id)

/** How often the database was asked meanwhile. */
async function asked(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(client, 'execProtocol')
  await work()
  const times = spy.mock.calls.length
  spy.mockRestore()
  return times
}

it('answers the same question once while nothing is written to its tables', async () => {
  await client.query('insert into "orders" values ($1, $2)', [1, { deep: [1] }])
  await ids()
  expect(await asked(() => ids())).toBe(0)
  expect(await asked(() => ids(7))).toBe(1)
  await client.query('insert into "fills" values (1)')
  expect(await asked(() => ids())).toBe(0)
  await client.query('insert into "orders" values ($1, null)', [2])
  expect(await ids()).toEqual([1, 2])
  await client.query('update orders set id = 3 where id = 2')
  expect(await ids()).toEqual([1, 3])
  await client.exec('delete from orders where id = 3')
  expect(await ids()).toEqual([1])
})

it('gives each caller values of their own', async () => {
  const things = async () =>
    (await client.query<{ things: { deep: number[] } }>(read, [0])).rows[0]?.things
  ;(await things())?.deep.push(2)
  expect(await things()).toEqual({ deep: [1] })
})

it('shows a transaction what it wrote, and nobody what it took back', async () => {
  await ids()
  const failed = client.transaction(async (tx) => {
    await tx.query('insert into "orders" values (5, null)')
    const { rows } = await tx.query<{ id: number }>(read, [0])
    expect(rows.map(({ id }) => id)).toEqual([1, 5])
    await tx.query('select 1 / 0')
  })
  const meanwhile = ids()
  await expect(failed).rejects.toThrow('division')
  expect(await meanwhile).toEqual([1])
  expect(await ids()).toEqual([1])
  await client.transaction((tx) => tx.query('insert into "orders" values (6, null)'))
  expect(await ids()).toEqual([1, 6])
})

it('keeps no table that is written by anything but a query that names it', async () => {
  const database = await openTestDatabase()
  const texts = async (query: SQL) =>
    (await rowsOf<{ text: string }>(database.db, query)).map(({ text }) => text)
  const functions = await texts(
    sql`select prosrc as text from pg_proc where pronamespace = 'public'::regnamespace`,
  )
  const written = functions.flatMap((text) =>
    [...text.matchAll(/\b(?:insert into|update|delete from)\s+"?(\w+)/gi)].map(([, name]) => name),
  )
  expect(written).toContain('leaderboard_queue')
  expect(written.filter((name = '') => keptTables.has(name))).toEqual([])
  const cascading = await texts(
    sql`select conrelid::regclass::text as text from pg_constraint
      where contype = 'f' and (confdeltype in ('c', 'n', 'd') or confupdtype in ('c', 'n', 'd'))`,
  )
  expect(cascading).toContain('trade_tags')
  expect(cascading.filter((name) => keptTables.has(name))).toEqual([])
  await database.close()
})
