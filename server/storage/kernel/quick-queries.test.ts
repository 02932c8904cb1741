import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mostKept } from './prepared.ts'
import { textParsers, withQuickQueries } from './quick-queries.ts'

let plain: PGlite
let quick: PGlite

beforeAll(async () => {
  plain = await PGlite.create({ parsers: textParsers })
  quick = withQuickQueries(await PGlite.create({ parsers: textParsers }))
  for (const client of [plain, quick]) {
    await client.exec(
      'create table bags (id int primary key, weight numeric not null, things jsonb)',
    )
  }
})

afterAll(() => Promise.all([plain.close(), quick.close()]))

/** The results of the same work with plain PGlite and with quick queries. */
async function both<T>(work: (client: PGlite) => Promise<T>): Promise<[T, T]> {
  return [await work(plain), await work(quick)]
}

const everyKind = sql`select
  timestamp '2026-01-02 03:04:05.678' as a, timestamptz '2026-01-02 03:04:05+00' as b, date '2026-01-02' as c,
  interval '3 hours' as d, array[1, 2]::int[] as e, 12.340::numeric as g,
  9007199254740993::bigint as h, '{"x": 1}'::jsonb as i, array['a', null] as j, null as k, true as l, 1.5::float8 as m`

it('reads every kind of value as drizzle does with its own parsers', async () => {
  const own = await PGlite.create()
  const expected = await drizzle(own).execute(everyKind)
  await own.close()
  const [row] = expected.rows
  expect(row).toMatchObject({ a: '2026-01-02 03:04:05.678', c: '2026-01-02', g: '12.340' })
  const db = drizzle(quick)
  for (let time = 0; time < 3; time++) {
    expect((await db.execute(everyKind)).rows).toEqual(expected.rows)
  }
  const inner = await db.transaction((tx) => tx.transaction((nested) => nested.execute(everyKind)))
  expect(inner.rows).toEqual(expected.rows)
})

it('writes every kind of value as PGlite does', async () => {
  const text = `select $1::text a, $2::int b, $3::bigint c, $4::numeric d, $5::bool e, $6::jsonb f, $7::int[] g,
    $8::text[] h, $9::timestamptz i, $10::text j, $11::float8 k`
  const values = [
    'ü',
    7,
    2n ** 60n,
    '0.10',
    true,
    { x: [1] },
    [1, 2],
    ['a', 'b"'],
    new Date(0),
    null,
    1.25,
  ]
  const [expected, found] = await both(async (client) => (await client.query(text, values)).rows)
  expect(found).toEqual(expected)
})

it('says how many rows a change took', async () => {
  const insert = 'insert into bags values ($1, $2, $3), ($4, $5, $6) on conflict do nothing'
  for (const [text, values] of [
    [insert, [1, '1.5', null, 2, '2.5', '{}']],
    [insert, [2, '1.5', null, 3, '2.5', '{}']],
    ['update bags set weight = weight + $1 where id > $2', ['1', 1]],
    ['delete from bags where id = $1', [3]],
    ['select * from bags', []],
  ] as const) {
    const [expected, found] = await both(async (client) => {
      const { rows, fields, affectedRows } = await client.query(text, [...values])
      return { rows, fields, affectedRows }
    })
    expect(found).toEqual(expected)
  }
})

it('refuses what PGlite refuses, with the same code, and goes on', async () => {
  await both((client) => client.query('insert into bags values (10, 1) on conflict do nothing'))
  for (const [text, values, code] of [
    ['insert into bags values ($1, 1)', [10], '23505'],
    ['insert into bags values ($1, 1)', [10], '23505'],
    ['insert into bags (id) values ($1)', [11], '23502'],
    ['select * from nowhere', [], '42P01'],
    ['select 1 / $1::int', [0], '22012'],
    ['selekt', [], '42601'],
  ] as const) {
    for (const client of [plain, quick]) {
      await expect(client.query(text, [...values])).rejects.toMatchObject({ code })
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    }
  }
})

it('takes back what a failed transaction wrote, and a savepoint keeps the rest', async () => {
  const db = drizzle(quick)
  const add = (id: number) => sql`insert into bags values (${id}, 1)`
  await expect(
    db.transaction(async (tx) => {
      await tx.execute(add(20))
      await tx.execute(sql`select 1 / 0`)
    }),
  ).rejects.toThrow('select 1 / 0')
  await db.transaction(async (tx) => {
    await tx.execute(add(21))
    const inner = tx.transaction(async (nested) => {
      await nested.execute(add(22))
      // A text that is planned for the first time inside an aborted transaction.
      await nested.execute(sql`select 2 / 0`)
    })
    await expect(inner).rejects.toThrow('select 2 / 0')
    await tx.execute(add(23))
  })
  const { rows } = await db.execute(sql`select id from bags where id between 20 and 23 order by id`)
  expect(rows).toEqual([{ id: 21 }, { id: 23 }])
})

it('keeps queries out of a transaction that is not theirs', async () => {
  const seen: unknown[] = []
  const working = quick.transaction(async (tx) => {
    await tx.query('insert into bags values (30, 1)')
    await new Promise((resolve) => setTimeout(resolve, 20))
    seen.push('committed')
    return tx
  })
  const { rows } = await quick.query('select id from bags where id = 30')
  seen.push(rows)
  expect(seen).toEqual(['committed', [{ id: 30 }]])
  const over = await working
  await expect(over.query('select 1')).rejects.toThrow('closed')
})

it('answers more different texts than it keeps plans for', async () => {
  const texts = Array.from({ length: mostKept + 20 }, (_, i) => `select ${i} + $1::int as sum`)
  for (let time = 0; time < 2; time++) {
    for (const [i, text] of texts.entries()) {
      expect((await quick.query(text, [1])).rows).toEqual([{ sum: i + 1 }])
    }
  }
  const { rows } = await quick.query<{ count: number }>(
    'select count(*)::int from pg_prepared_statements',
  )
  expect(rows[0]?.count).toBeLessThan(mostKept + 10)
})
