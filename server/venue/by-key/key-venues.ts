// Reads accounts on other exchanges through ccxt, which is loaded when the first such account is read.
import type { UnixMs } from '../../../contract/primitives.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { KeyHolder, KeyHoldings, KeyVenues } from '../ports/key-venues.ts'
import { readBalance, readOrders, readPositions } from './answers.ts'
import { type CcxtClient, type CcxtErrors, loadErrors } from './ccxt.ts'
import { createClients } from './clients.ts'
import { readHistory } from './history.ts'
import { type HistoryReader, historyReaders } from './history-readers.ts'
import { asksForMarket, away, rateLimitRest, refusalOf, tooOften } from './refusals.ts'
import { rightsOf } from './rights.ts'
import { boundedFetch } from './transport.ts'
import { type VenueRow, venueRows } from './venues.ts'

export interface KeyVenueOptions {
  clock: () => UnixMs
  /** Address of a stand-in for all venues, for tests and localnet. The venue's host begins the path there. */
  url?: string | undefined
  /** Instead of `url`: maps a venue's address to the stand-in's. */
  standIn?: (url: URL) => string
  rows?: readonly VenueRow[]
  /** See ClientOptions. */
  isPaced?: boolean
  /** Timeouts in milliseconds: of one HTTP request, and of one call of the port with all its requests. */
  requestMs?: number
  questionMs?: number
}

const questionMs = 25_000

export function createKeyVenues(options: KeyVenueOptions): KeyVenues {
  const { clock, rows = venueRows } = options
  const clients = createClients({
    clock,
    fetch: boundedFetch(options.standIn ?? standInAt(options.url)),
    requestMs: options.requestMs,
    isPaced: options.isPaced,
  })
  /** Until when an account is not read after its venue refused for its rate limit. */
  const resting = new Map<string, UnixMs>()
  const asking = new Map<string, Promise<unknown>>()
  let isBroken = false

  async function errorsOfCcxt(): Promise<CcxtErrors> {
    try {
      const errors = await loadErrors()
      isBroken = false
      return errors
    } catch {
      isBroken = true
      throw away('The part of this server that asks other venues could not be loaded.')
    }
  }

  async function ask<T>(
    holder: KeyHolder,
    question: (client: CcxtClient, row: VenueRow, errors: CcxtErrors) => Promise<T>,
  ): Promise<T> {
    const row = rows.find(({ id }) => id === holder.venue)
    if (row === undefined) throw new ServiceError('NOT_FOUND', 'That venue is not offered')
    const rest = (resting.get(holder.accountId) ?? 0) - clock()
    if (rest > 0) throw tooOften(row.name, Math.ceil(rest / 1_000))
    resting.delete(holder.accountId)
    const errors = await errorsOfCcxt()
    try {
      const client = await clients.of(holder, row)
      return await within(options.questionMs ?? questionMs, row, question(client, row, errors))
    } catch (error) {
      clients.dropUnread(holder.accountId)
      const refusal = refusalOf(error, errors, row.name)
      if (refusal.code === 'RATE_LIMITED') {
        resting.set(holder.accountId, clock() + rateLimitRest * 1_000)
      }
      throw refusal
    }
  }

  /** Concurrent calls for the same account share one result. */
  function once<T>(name: string, { accountId }: KeyHolder, work: () => Promise<T>): Promise<T> {
    const id = `${name} ${accountId}`
    const running = asking.get(id) as Promise<T> | undefined
    if (running !== undefined) return running
    const mine = work().finally(() => asking.delete(id))
    asking.set(id, mine)
    return mine
  }

  return {
    offered: rows.map(({ id, name, needsPassphrase }) => {
      const { days, windowMs, ledgerMs = windowMs, byMarket, ledger } = readerOf(id)
      const terms = { days, windowMs, ledgerMs, byMarket: byMarket === true }
      return { id, name, needsPassphrase, history: { ...terms, hasLedger: ledger !== undefined } }
    }),
    rights: (holder) =>
      once('rights', holder, () => ask(holder, (client, row) => rightsOf(row.id, client))),
    balance: (holder) =>
      once('balance', holder, () =>
        ask(holder, async (client, row) => readBalance(await client.fetchBalance(), row, clock())),
      ),
    holdings: (holder) =>
      once('holdings', holder, () =>
        ask(holder, async (client, _row, errors): Promise<KeyHoldings> => {
          const positions = await client.fetchPositions()
          const orders = await client.fetchOpenOrders().catch((error: unknown) => {
            if (asksForMarket(error, errors)) return null
            throw error
          })
          const markets = client.markets ?? {}
          return {
            positions: readPositions(positions, markets),
            orders: orders === null ? null : readOrders(orders, markets),
            at: clock(),
          }
        }),
      ),
    history: (holder, question) =>
      once(`history ${JSON.stringify(question)}`, holder, () =>
        ask(holder, (client, row) => readHistory(client, readerOf(row.id), question)),
      ),
    forget(accountId) {
      clients.drop(accountId)
      resting.delete(accountId)
    },
    isBroken: () => isBroken,
    close: () => clients.stop(),
  }
}

const unread: HistoryReader = {
  days: 0,
  windowMs: 1,
  most: 1,
  fills: () => Promise.reject(away('The history of that venue cannot be read.')),
}

function readerOf(venue: string): HistoryReader {
  return historyReaders[venue] ?? unread
}

function standInAt(base: string | undefined): ((url: URL) => string) | undefined {
  if (base === undefined) return undefined
  return ({ host, pathname, search }) => `${base}/${host}${pathname}${search}`
}

async function within<T>(ms: number, { name }: VenueRow, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(away(`${name} did not answer in time.`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}
