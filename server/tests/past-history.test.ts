// Thirty thousand payments and a long ledger of before the first sign-in, from outside: the first answer takes a page of
// each, the rest is read behind it, and says how far it is.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createFunds } from '../money/funds/funds.ts'
import {
  type StandInWorld,
  profileOf,
  startStandInWorld,
} from '../testing/stand-in/stand-in-world.ts'
import { fundingOf, hash } from '../testing/stand-in/rows.ts'

let world: StandInWorld
beforeAll(async () => {
  world = await startStandInWorld()
})
afterAll(() => world.stop())

const payments = 30_000
const hourMs = 3_600_000
const lists = ['userFunding', 'userNonFundingLedgerUpdates', 'userFillsByTime']

test('thirty thousand payments are read behind the pages, each once, with their progress told', async () => {
  const start = Date.now() - payments * hourMs
  const person = await world.person('500.0', 'unifiedAccount', (account) => {
    account.fundings = Array.from({ length: payments }, (_, index) => ({
      ...fundingOf(index % 3 === 0 ? 'xyz:TSLA' : 'BTC', '-0.01'),
      time: start + index * hourMs,
    }))
    account.ledger = Array.from({ length: 1_200 }, (_, index) => ({
      time: start + index * hourMs,
      hash: hash('0e'),
      delta: { type: 'deposit', usdc: `${index + 1}.0` },
    }))
  })
  const { asked } = world.venue
  const before = asked.length
  const first = await world.booksOf(person)
  expect(first).toMatchObject({ difference: '0', equity: '500' })
  expect(first.past?.readTo).toBeLessThan(first.past?.until ?? 0)
  // What the answer cost: some pages, however long the lists are.
  expect(asked.slice(before).filter((type) => lists.includes(type)).length).toBeLessThan(15)

  const funds = createFunds({ ...world.server.ctx, timing: { look: 20, past: 1, reconcile: 1e9 } })
  funds.start()
  await vi.waitFor(
    async () => {
      expect((await profileOf(person)).account.equity).toBe('500')
      const row = await world.server.ctx.store.openings.of(person.user.id)
      expect(row?.fundingReadTo).toBe(row?.firstAt)
    },
    { timeout: 200_000, interval: 500 },
  )
  await funds.stop()
  const keys = await world.server.ctx.store.ledgerEntries.keysSince(person.user.id, 'funding', 0)
  expect(keys.size).toBe(payments)
  expect(await world.booksOf(person)).toMatchObject({ difference: '0', equity: '500' })
}, 300_000)
