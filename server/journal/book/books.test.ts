// A journal in memory says what the database says, and is read no more often than it changes.
import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../storage/kernel/database.ts'
import { type Store, createStore } from '../../storage/store.ts'
import { openTestDatabase } from '../../testing/databases/test-database.ts'
import { pastTrade } from '../../testing/past-trade.ts'
import { type Books, createBooks } from './books.ts'

let database: OpenDatabase
let store: Store
let books: Books
beforeAll(async () => {
  database = await openTestDatabase()
  store = createStore(database)
  books = createBooks({ store, clock: () => Date.now(), newId: () => randomUUID() })
})
afterAll(() => database.close())

async function person(): Promise<string> {
  const address = `0x${randomBytes(20).toString('hex')}` as const
  return (await store.users.ensure(randomUUID(), address, Date.now())).id
}

test('many pages of trades are read once each, in the order in which they closed', async () => {
  const id = await person()
  const closed = new Map<string, number>()
  for (const part of ['a', 'b', 'c']) {
    const trades = Array.from({ length: 1_500 }, (_, index) => {
      const trade = pastTrade(`${part}${index}-${id}`, { closedAt: 1e12 + ((index * 7_919) % 997) })
      closed.set(trade.id, trade.closedAt)
      return trade
    })
    await store.journalTrades.insertTrades(id, trades)
  }
  const expected = [...closed].sort(
    ([one, at], [other, later]) => at - later || (one < other ? -1 : 1),
  )
  const { rows } = await books.of(id)
  expect(rows.map((row) => row.id)).toEqual(expected.map(([trade]) => trade))

  const late = pastTrade(`late-${id}`, { closedAt: 1e12 + 500 })
  await store.journalTrades.insertTrades(id, [late])
  const after = await books.of(id)
  expect(after.rows).toHaveLength(4_501)
  expect(after.rows.toSorted((one, other) => one.closedAt - other.closedAt)).toEqual(after.rows)
  expect(rows).toHaveLength(4_500)
})

test('amounts are exact, and excursions in R', async () => {
  const id = await person()
  await store.journalTrades.insertTrades(id, [
    pastTrade(randomUUID(), {
      realizedPnl: '-12.34567891',
      fees: '0.00000001',
      funding: '1.5',
      netPnl: '-10.84567892',
      riskAmount: '50',
      rMultiple: '-0.21691358',
      mae: '-10',
      mfe: null,
      setupTag: 'breakout',
      isPlanned: true,
    }),
  ])
  expect((await books.of(id)).rows).toMatchObject([
    {
      units: { gross: -1_234_567_891, fees: 1, funding: 150_000_000, net: -1_084_567_892 },
      r: -0.21691358,
      maeR: -0.2,
      mfeR: null,
      setup: 'breakout',
      isPlanned: true,
      closeReason: null,
      tags: [],
    },
  ])
})

test('after a deletion it is read once, and then kept', async () => {
  const id = await person()
  const [stays, goes] = [randomUUID(), randomUUID()]
  const typed = { source: 'typed', origin: 'manual' } as const
  await store.journalTrades.insertTrades(id, [pastTrade(stays, typed)])
  await store.journalTrades.insertTrades(id, [pastTrade(goes, typed)])
  expect((await books.of(id)).rows).toHaveLength(2)
  await store.journalTrades.removeTyped(id, goes)
  const { rows } = await books.of(id)
  expect(rows.map((row) => row.id)).toEqual([stays])
  expect((await books.of(id)).rows).toBe(rows)
})
