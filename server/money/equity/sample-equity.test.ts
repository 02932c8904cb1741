import { expect, test, vi } from 'vitest'
import type { UserId } from '../../../contract/primitives.ts'
import { createStore } from '../../storage/store.ts'
import { startFundsWorld } from '../../testing/worlds/funds-world.ts'
import { create } from '../../testing/stories.ts'
import { openTestDatabase } from '../../testing/databases/test-database.ts'
import { createFunds } from '../funds/funds.ts'
import { coarsen } from './sample-equity.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

test('old samples become coarser with age, and keep the deepest fall', async () => {
  const store = createStore(await openTestDatabase())
  const { id } = await store.users.ensure('user' as UserId, `0x${'1'.repeat(40)}`, 0)
  const values = Array.from({ length: 240 }, (_, index) => 1000 + ((index * 7) % 5))
  values[100] = 1500
  values[101] = 400
  for (const [index, value] of values.entries()) {
    await store.equitySamples.add({
      userId: id,
      at: index * minute,
      equity: String(value),
      grain: 1,
    })
  }
  const left = async (now: number) => {
    await coarsen({ store, clock: () => now }, id)
    return store.equitySamples.since(id, 0)
  }
  expect(await left(day)).toHaveLength(240)
  const quarters = await left(2 * day)
  expect(quarters.length).toBeLessThanOrEqual(16 * 5)
  expect(quarters.every(({ grain }) => grain === 15)).toBe(true)
  const days = await left(40 * day + hour)
  expect(days.length).toBeLessThanOrEqual(5)
  expect(days.map(({ equity }) => equity)).toEqual(expect.arrayContaining(['1500', '400']))
  await store.close()
})

test('what an account is worth is noted while a session runs', { timeout: 90_000 }, async () => {
  const world = await startFundsWorld()
  const person = await world.person('500')
  await create(person)
  const funds = createFunds({ ...world.ctx, timing: { look: 50, sample: 0, reconcile: 1e9 } })
  funds.start()
  const noted = await vi.waitFor(
    async () => {
      const rows = await world.ctx.store.equitySamples.since(person.id, 0)
      expect(rows.length).toBeGreaterThan(1)
      return rows
    },
    { timeout: 60_000, interval: 100 },
  )
  await funds.stop()
  expect(Number(noted[0]?.equity)).toBeGreaterThan(400)
  await world.stop()
})
