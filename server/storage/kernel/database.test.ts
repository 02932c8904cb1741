import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase } from '../../testing/databases/test-database.ts'
import { type OpenDatabase, openDatabase, openEmbedded } from './database.ts'
import { type Store, createStore } from '../store.ts'

const homes: [string, () => Promise<OpenDatabase>][] = [
  ['PGlite', () => openEmbedded(undefined)],
  ...(process.env['TEST_DATABASE_URL'] === undefined
    ? []
    : ([['PostgreSQL', openTestDatabase]] satisfies [string, () => Promise<OpenDatabase>][])),
]

const address = () => `0x${randomUUID().replaceAll('-', '')}00000000` as const

describe.each(homes)('on %s', (_name, openHome) => {
  let store: Store
  beforeAll(async () => {
    store = createStore(await openHome())
  })
  afterAll(() => store.close())

  test('answers a ping', async () => {
    await expect(store.ping()).resolves.toBeUndefined()
  })

  test('one address is one user, whatever its case and however many ask at once', async () => {
    const wallet = address()
    const upper = `0x${wallet.slice(2).toUpperCase()}` as const
    const made = await Promise.all(
      [wallet, upper, wallet, upper].map((form) => store.users.ensure(randomUUID(), form, 1)),
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(made[0]).toMatchObject({ role: 'trader', tokenEpoch: 0, settings: {} })
  })

  test('the cursor of fills never moves back', async () => {
    const user = await store.users.ensure(randomUUID(), address(), 1)
    await store.users.advanceFillsCursor(user.id, 500)
    await store.users.advanceFillsCursor(user.id, 300)
    expect((await store.users.byId(user.id))?.fillsCursor).toBe(500)
  })

  test('a transaction that throws leaves nothing behind', async () => {
    const wallet = address()
    const work = store.transaction(async (inner) => {
      await inner.users.ensure(randomUUID(), wallet, 1)
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await store.users.byAddress(wallet)).toBeUndefined()
  })

  test('a challenge is consumed once, however many try at once', async () => {
    const nonce = randomUUID()
    const now = Date.now()
    await store.challenges.add({
      nonce,
      address: address(),
      message: 'm',
      issuedAt: now,
      expiresAt: now + 100_000,
    })
    const wins = await Promise.all(
      Array.from({ length: 20 }, () => store.challenges.consume(nonce, now + 50)),
    )
    expect(wins.filter(Boolean)).toHaveLength(1)
  })

  test('an expired challenge is not consumed, and is swept', async () => {
    const [wallet, nonce, expiresAt] = [address(), randomUUID(), Date.now()]
    await store.challenges.add({ nonce, address: wallet, message: 'm', issuedAt: 1, expiresAt })
    expect(await store.challenges.consume(nonce, expiresAt)).toBe(false)
    await store.challenges.sweep(expiresAt + 1)
    expect(await store.challenges.recentOf(wallet, 5)).toEqual([])
  })

  test('an idempotency key is claimed once', async () => {
    const user = await store.users.ensure(randomUUID(), address(), 1)
    const claim = { userId: user.id, endpointId: 'x', key: 'k', requestHash: 'h' }
    const claims = await Promise.all(
      Array.from({ length: 10 }, () => store.idempotency.claim(claim, 10)),
    )
    expect(claims.filter((held) => held === undefined)).toHaveLength(1)
    expect((await store.idempotency.claim(claim, 30))?.status).toBeNull()
  })
})

describe('PGlite in a folder', () => {
  test('keeps what was written, and lets nobody else in meanwhile', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'alura-db-'))
    const config = { dataDir, databaseUrl: undefined }
    try {
      const first = await openDatabase(config)
      const wallet = address()
      await createStore(first).users.ensure('u1', wallet, 1)
      await expect(openDatabase(config)).rejects.toThrow(/in use by process/)
      await first.close()
      const second = await openDatabase(config)
      expect((await createStore(second).users.byAddress(wallet))?.id).toBe('u1')
      await second.close()
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
})
