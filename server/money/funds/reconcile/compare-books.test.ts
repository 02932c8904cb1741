import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UserId } from '../../../../contract/primitives.ts'
import { type Store, createStore } from '../../../storage/store.ts'
import { openTestDatabase } from '../../../testing/databases/test-database.ts'
import { compareBooks } from './compare-books.ts'

let store: Store
beforeAll(async () => {
  store = createStore(await openTestDatabase())
})
afterAll(() => store.close())

const openedAt = 1_800_000_000_000

/** An account of which nothing is known but an accepted withdrawal of 100 USDC from 1,000. */
async function withdrew(name: string, sentAt: number, openingCash: string) {
  const { id } = await store.users.ensure(
    name as UserId,
    `0x${'1'.repeat(39)}${name.length % 10}`,
    0,
  )
  const opening = await store.openings.insert({
    userId: id,
    at: openedAt,
    mode: 'split',
    cash: openingCash,
    firstAt: openedAt,
    ledgerReadTo: openedAt,
    fundingReadTo: openedAt,
    fillsReadTo: openedAt,
  })
  await store.transfers.intend({
    id: name,
    userId: id,
    kind: 'withdraw',
    route: 'bridge',
    cashBefore: '1000',
    amount: '100',
    fee: '1',
    destination: name,
    nonce: sentAt,
    status: 'submitted',
    createdAt: sentAt,
  })
  const account = {
    mode: 'split' as const,
    at: openedAt + 60_000,
    equity: '900',
    withdrawable: '900',
    available: '900',
    marginUsed: '0',
    positions: [],
  }
  const ctx = { store, clock: () => openedAt + 60_000 }
  return compareBooks(ctx, id, opening, { account, tolerance: '0' })
}

test.each([
  { when: 'before the books began', sentAt: openedAt - 2_000, openingCash: '900' },
  { when: 'after the books began', sentAt: openedAt + 2_000, openingCash: '1000' },
  {
    when: 'as the books began, before their first balance',
    sentAt: openedAt - 5,
    openingCash: '1000',
  },
])('a withdrawal that left $when and is not paid yet makes no difference', async (given) => {
  const { detail, isOff } = await withdrew(given.when, given.sentAt, given.openingCash)
  expect({ isOff, ...detail }).toMatchObject({
    isOff: false,
    opening: '1000',
    withdrawals: '100',
    expected: '900',
    difference: '0',
  })
})
