import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../testing/databases/test-database.ts'
import type { OpenDatabase } from './database.ts'
import { worldStore } from './world.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('a database belongs to the first network that claims it, and refuses every other', async () => {
  const world = worldStore(database.db)
  await world.claim('localnet')
  await expect(world.claim('localnet')).resolves.toBeUndefined()
  await expect(world.claim('mainnet')).rejects.toThrow('belongs to localnet, not to mainnet')
  await expect(world.claim('testnet')).rejects.toThrow('set another DATA_DIR or DATABASE_URL')
})
