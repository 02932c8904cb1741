import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { privateKeyToAddress } from 'viem/accounts'
import { randomBytes, randomUUID } from 'node:crypto'
import { agentKeys } from '../../storage/schema.ts'
import type { OpenDatabase } from '../../storage/kernel/database.ts'
import { type Store, createStore } from '../../storage/store.ts'
import { openTestDatabase } from '../../testing/databases/test-database.ts'
import { createAgentKeys } from './agent-keys.ts'

let open: OpenDatabase
let store: Store
const config = { secret: randomBytes(32).toString('hex') }

beforeAll(async () => {
  open = await openTestDatabase()
  store = createStore(open)
})
afterAll(() => open.close())

function keys() {
  return createAgentKeys({ config, store, clock: Date.now, newId: () => randomUUID() })
}

async function newUser(): Promise<string> {
  const address = `0x${randomBytes(20).toString('hex')}` as const
  return (await store.users.ensure(randomUUID(), address, 1)).id
}

test('makes one agent per user, also when asked many times at once', async () => {
  const user = await newUser()
  const agents = await Promise.all(Array.from({ length: 8 }, () => keys().addressOf(user)))
  expect(new Set(agents.map(({ address }) => address)).size).toBe(1)
  expect(await keys().addressOf(await newUser())).not.toEqual(agents[0])
})

test('the private key belongs to the address', async () => {
  const user = await newUser()
  const key = await keys().privateKeyOf(user)
  expect(privateKeyToAddress(key).toLowerCase()).toBe((await keys().addressOf(user)).address)
})

test('keeps no private key in the clear', async () => {
  const user = await newUser()
  const key = await keys().privateKeyOf(user)
  const row = JSON.stringify(await store.agentKeys.currentOf(user))
  const bytes = Buffer.from(key.slice(2), 'hex')
  for (const form of [key.slice(2), bytes.toString('base64'), bytes.toString('base64url')]) {
    expect(row).not.toContain(form)
  }
})

test("refuses another user's ciphertext put into a row", async () => {
  const [mine, theirs] = [await newUser(), await newUser()]
  await keys().addressOf(mine)
  await keys().addressOf(theirs)
  const stolen = await store.agentKeys.currentOf(theirs)
  await open.db
    .update(agentKeys)
    .set({ ciphertext: stolen?.ciphertext ?? '' })
    .where(eq(agentKeys.userId, mine))
  await expect(keys().privateKeyOf(mine)).rejects.toThrow('unable to authenticate data')
})

test('a replaced key is destroyed, and its address stays known', async () => {
  const user = await newUser()
  const before = await keys().addressOf(user)
  await keys().rotate(user, async () => {})
  expect((await keys().addressOf(user)).address).not.toBe(before.address)
  const rows = await open.db.select().from(agentKeys).where(eq(agentKeys.userId, user))
  const old = rows.find(({ address }) => address === before.address.toLowerCase())
  expect(old).toMatchObject({ ciphertext: '' })
  expect(old?.revokedAt).not.toBeNull()
})

test('a refused replacement leaves the key as it was', async () => {
  const user = await newUser()
  const before = await keys().addressOf(user)
  const refusal = keys().rotate(user, () => Promise.reject(new Error('not now')))
  await expect(refusal).rejects.toThrow('not now')
  expect(await keys().addressOf(user)).toEqual(before)
})

test('a revoked agent is followed by a new one', async () => {
  const user = await newUser()
  const before = await keys().addressOf(user)
  const row = await store.agentKeys.currentOf(user)
  await store.agentKeys.revoke(row?.id ?? '', 2)
  expect((await keys().addressOf(user)).address).not.toBe(before.address)
})
