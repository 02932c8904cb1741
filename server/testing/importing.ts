// Imports of an account, page by page, in a process that a test may kill at any moment. It says each page before it reads
// it, and reads on when it is told to.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { add, negate } from '../../contract/decimal.ts'
import type { Context } from '../context.ts'
import { createImporter, type Importer } from '../journal/imports/importer.ts'
import { pastBook } from '../journal/outside/past-book.ts'
import { openEmbedded } from '../storage/kernel/database.ts'
import { createStore, type Store } from '../storage/store.ts'
import type { Exchange, ExchangeFill } from '../venue/port.ts'

const pageSize = 100
export const book = pastBook()
const end = Math.max(...book.fills.map(({ at }) => at))
export const importedAt = end + 60_000

/** Of `book`, from an exchange with pages of a hundred. */
export function importerOf(store: Store, beforePage: () => Promise<unknown>): Importer {
  const history = exchangeFills()
  async function page<Item extends { at: number }>(items: readonly Item[], from: number) {
    await beforePage()
    const left = items.filter(({ at }) => at >= from)
    const some = left.slice(0, pageSize)
    const last = some.at(-1)
    return { items: some, next: left.length > some.length && last ? last.at : null }
  }
  const payments = book.funding.map(({ market, at, amount }) => ({
    symbol: coinOf(market),
    at,
    amount,
    size: '1',
  }))
  const exchange: Pick<Exchange, 'pastFills' | 'pastFunding' | 'mark'> = {
    pastFills: (_address, { from }) => page(history, from),
    pastFunding: (_address, { from }) => page(payments, from),
    // No candles of its markets.
    mark: () => null,
  }
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  return createImporter({
    store,
    exchange,
    clock: () => importedAt,
    newId: randomUUID,
    log,
    config: {},
  } as unknown as Context)
}

const coinOf = (market: string) => market.replace(/_.*/, '')

function exchangeFills(): ExchangeFill[] {
  const held = new Map<string, string>()
  return book.fills.map(({ market, at, buy, size, price, fee }, index) => {
    const startPosition = held.get(market) ?? '0'
    held.set(market, add(startPosition, buy ? size : negate(size)))
    return {
      tid: index,
      oid: index,
      cloid: null,
      symbol: coinOf(market),
      isBuy: buy,
      size,
      price,
      fee,
      builderFee: '0',
      closedPnl: '0',
      startPosition,
      direction: '',
      cause: 'trade',
      at,
    }
  })
}

async function main(folder: string): Promise<void> {
  const store = createStore(await openEmbedded(folder))
  const beforePage = async () => {
    process.send?.('page')
    await once(process, 'message')
  }
  importerOf(store, beforePage).start()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2] ?? '')
