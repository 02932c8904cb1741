import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { textParsers, withQuickParsers } from './quick-parsers.ts'

const everyKind = sql`select
  timestamp '2026-01-02 03:04:05.678' as a, timestamptz '2026-01-02 03:04:05+00' as b, date '2026-01-02' as c,
  interval '3 hours' as d, array[1, 2]::int[] as e, 12.340::numeric as g,
  9007199254740993::bigint as h, '{"x": 1}'::jsonb as i, array['a', null] as j, null as k, true as l, 1.5::float8 as m`

it('reads every kind of value as drizzle does with its own parsers', async () => {
  const plain = await PGlite.create()
  const quick = withQuickParsers(await PGlite.create({ parsers: textParsers }))
  const expected = await drizzle(plain).execute(everyKind)
  const [row] = expected.rows
  expect(row).toMatchObject({ a: '2026-01-02 03:04:05.678', c: '2026-01-02', g: '12.340' })
  const db = drizzle(quick)
  expect((await db.execute(everyKind)).rows).toEqual(expected.rows)
  const inner = await db.transaction((tx) => tx.transaction((nested) => nested.execute(everyKind)))
  expect(inner.rows).toEqual(expected.rows)
  await Promise.all([plain.close(), quick.close()])
})
