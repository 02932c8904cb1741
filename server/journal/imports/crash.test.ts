// A process that is killed between two pages of an import, or while it stores one: nothing is lost, nothing is twice.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { add } from '../../../contract/decimal.ts'
import { netOf, roundTrips } from '../../../engine/journal/trips/round-trips.ts'
import { openEmbedded } from '../../storage/kernel/database.ts'
import { queueImport } from '../../storage/journal/queue-import.ts'
import { journalTrades } from '../../storage/schema.ts'
import { createStore } from '../../storage/store.ts'
import { copyDatabase } from '../../testing/databases/database-folder.ts'
import { book, importedAt, importerOf } from '../../testing/importing.ts'

const folder = mkdtempSync(join(tmpdir(), 'alura-import-crash-'))
const database = join(folder, 'db')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Kills a process that imports: before the page of this number, or at once after it was let go on. */
async function killed(pages: number, isStoring: boolean): Promise<void> {
  const script = fileURLToPath(new URL('../../testing/importing.ts', import.meta.url))
  const child = fork(script, [database], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = once(child, 'exit')
  for (let page = 1; ; page++) {
    await Promise.race([
      once(child, 'message'),
      ended.then(() => Promise.reject(new Error('ended'))),
    ])
    if (page === pages && !isStoring) break
    child.send('go on')
    if (page === pages) break
  }
  child.kill('SIGKILL')
  await ended
}

test('killed again and again, an import makes each trade once, and leaves none out', async () => {
  await copyDatabase(folder)
  const before = await openEmbedded(database)
  await createStore(before).users.ensure('someone', `0x${'a1'.repeat(20)}`, importedAt)
  const wish = { id: 'job', userId: 'someone', accountId: 'someone', exchange: 'hyperliquid' }
  await queueImport(createStore(before), { ...wish, days: 365, now: importedAt })
  await before.close()

  await killed(3, false)
  await killed(2, true)
  await killed(4, true)

  const after = await openEmbedded(database)
  const store = createStore(after)
  const [halfway] = await store.journalImports.list('someone', 1)
  expect(halfway).toMatchObject({ status: 'running' })
  // What was read before it died is not read again.
  expect(halfway?.fills).toBeGreaterThanOrEqual(400)
  await store.journalImports.release(importedAt)
  const importer = importerOf(store, async () => {})
  while (await importer.run());

  const expected = roundTrips(
    book.fills.map(({ market, buy, ...fill }, index) => ({
      ...fill,
      symbol: market,
      isBuy: buy,
      id: String(index),
    })),
    book.funding.map(({ market, ...payment }) => ({ ...payment, symbol: market })),
  ).filter(({ closedAt }) => closedAt !== null)
  const trades = await after.db.select().from(journalTrades)
  const [job] = await store.journalImports.list('someone', 1)
  await after.close()
  expect(job).toMatchObject({ status: 'done', imported: expected.length, error: null })
  const names = (rows: { symbol: string; closedAt: number | null }[]) =>
    rows.map(({ symbol, closedAt }) => `${symbol} ${closedAt}`).toSorted()
  expect(names(trades)).toEqual(names(expected))
  const net = Number(add(...trades.map(({ netPnl }) => netPnl)))
  expect(net).toBeCloseTo(Number(add(...expected.map(netOf))), 4)
})
