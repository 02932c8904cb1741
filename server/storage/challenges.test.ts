import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../testing/databases/test-database.ts'
import { createStore } from './store.ts'

const perRound = 200

/** The size of the table in bytes after many rounds in which all challenges are replaced. */
async function growth(reclaims: boolean): Promise<number> {
  const open = await openTestDatabase()
  const store = createStore(open)
  const sizes: number[] = []
  for (let round = 0; round < 12; round++) {
    for (let n = 0; n < perRound; n++) {
      const address = `0x${String(n).padStart(40, '0')}`
      const row = { nonce: `${round}-${n}`, address, message: 'm'.repeat(500) }
      await store.challenges.add({ ...row, issuedAt: round, expiresAt: round })
    }
    await store.challenges.sweep(round + 1)
    if (reclaims) await store.reclaim()
    const { rows } = (await open.db.execute(
      sql`select pg_total_relation_size('challenges')::int as bytes`,
    )) as unknown as { rows: { bytes: number }[] }
    sizes.push(rows[0]?.bytes ?? 0)
  }
  await store.close()
  return (sizes.at(-1) ?? 0) - (sizes[3] ?? 0)
}

test('challenges that are gone leave their room to new ones', async () => {
  expect(await growth(false)).toBeGreaterThan(500_000)
  expect(await growth(true)).toBeLessThan(100_000)
})
