import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type Database, createPglite } from '../../storage/kernel/database.ts'
import { rowsOf } from '../../storage/kernel/rows.ts'
import { createStore } from '../../storage/store.ts'
import { keepSeeds } from './empty-tables.ts'
import { createLender } from './lent-databases.ts'

let made = 0
const lend = createLender(async () => {
  made += 1
  const client = await createPglite(undefined)
  await keepSeeds(client)
  return client
})
const address = '0x00000000000000000000000000000000000000aa'

/** How many rows each table has, and the next number of each sequence. */
async function contentOf(db: Database): Promise<unknown[]> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const counts = await Promise.all(
    tables.map(({ name }) =>
      rowsOf(
        db,
        sql`select ${name}::text as name, count(*)::int as rows, md5(string_agg(t::text, '' order by t::text)) as content from ${sql.identifier(name)} t`,
      ),
    ),
  )
  const sequences = await rowsOf(
    db,
    sql`select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`,
  )
  return [...counts.flat(), ...sequences]
}

test('whoever comes after somebody gets the same database, as it was at first', async () => {
  const first = await lend()
  const before = await contentOf(first.db)
  const user = await createStore(first).users.ensure('one', address, 1)
  await first.db.execute(sql`select nextval(seqrelid::regclass) from pg_sequence`)
  await first.db.execute(sql`delete from leaderboard_rungs where start > 0`)
  expect(await contentOf(first.db)).not.toEqual(before)
  await first.close()
  const second = await lend()
  expect(made).toBe(1)
  expect(await createStore(second).users.byId(user.id)).toBeUndefined()
  expect(await contentOf(second.db)).toEqual(before)
  await second.close()
})

test('two at a time have one each', async () => {
  const [first, second] = [await lend(), await lend()]
  await createStore(first).users.ensure('one', address, 1)
  expect(await createStore(second).users.byId('one')).toBeUndefined()
  await first.close()
  await second.close()
})

test('what was closed answers no more, though somebody else has it now', async () => {
  const first = await lend()
  await first.close()
  const second = await lend()
  await expect(first.db.execute(sql`select 1`)).rejects.toThrow('Failed query')
  await expect(first.db.transaction(async () => 1)).rejects.toThrow('PGlite is closed')
  expect(await second.db.execute(sql`select 1 as one`)).toMatchObject({ rows: [{ one: 1 }] })
  await first.close()
  await second.close()
})

test('what is closed in the middle of something goes to nobody else', async () => {
  const first = await lend()
  const nothing = () => {}
  let goOn = nothing
  const written = first.db.transaction(async (tx) => {
    await new Promise<void>((resolve) => (goOn = resolve))
    await createStore({ db: tx, close: async () => {} }).users.ensure('late', address, 1)
  })
  await expect.poll(() => goOn).not.toBe(nothing)
  await first.close()
  const second = await lend()
  goOn()
  await written.catch(() => undefined)
  expect(await createStore(second).users.byId('late')).toBeUndefined()
  await second.close()
})
