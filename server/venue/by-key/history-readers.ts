// How each venue tells what an account did, asked through ccxt. A reader asks one window of time of one list.
import type { UnixMs } from '../../../contract/primitives.ts'
import type { CcxtClient } from './ccxt.ts'

export interface Window {
  from: UnixMs
  until: UnixMs
  /** ccxt's symbol; only for venues that list fills by market. */
  symbol?: string | undefined
}

/** In ccxt's shapes: trades, and payments of funding. */
export interface RawHistory {
  trades: unknown[]
  payments: unknown[]
  /** The venue's ids of markets in which something happened. */
  marketIds: string[]
  /** Rows that the venue sent: as many as a page takes means that there may be more. */
  count: number
}

export interface HistoryReader {
  /** Days back that the venue tells of, at most. */
  days: number
  /** Milliseconds between both ends of one question, at most. */
  windowMs: number
  /** The same for the ledger, where it differs. */
  ledgerMs?: number
  /** Rows of one answer, at most. */
  most: number
  byMarket?: true
  /** What is asked besides fills. Without it nothing is known of funding, unless the fills tell, as Bybit's do. */
  ledger?: (client: CcxtClient, window: Window) => Promise<RawHistory>
  fills: (client: CcxtClient, window: Window) => Promise<RawHistory>
}

const dayMs = 86_400_000
const week = 7 * dayMs - 1

type Row = Record<string, unknown>

function call(client: CcxtClient, name: string, ...args: unknown[]): Promise<unknown> {
  const method = client[name]
  if (typeof method !== 'function') throw new TypeError(`ccxt has no ${name}`)
  return Promise.resolve(method.apply(client, args))
}

function listAt(answer: unknown, ...path: string[]): Row[] {
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    answer,
  )
  if (!Array.isArray(found)) throw new TypeError('the list is missing')
  return found as Row[]
}

const none: RawHistory = { trades: [], payments: [], marketIds: [], count: 0 }

async function trades(
  client: CcxtClient,
  { from, symbol }: Window,
  limit: number | undefined,
  params: Row,
): Promise<RawHistory> {
  const told = listAt(await call(client, 'fetchMyTrades', symbol, from, limit, params))
  return { ...none, trades: told, count: told.length }
}

async function payments(
  client: CcxtClient,
  since: UnixMs | undefined,
  limit: number | undefined,
  params: Row,
): Promise<RawHistory> {
  const told = listAt(await call(client, 'fetchFundingHistory', undefined, since, limit, params))
  return { ...none, payments: told, count: told.length }
}

const parsed = async (client: CcxtClient, method: string, rows: Row[]) =>
  Promise.all(rows.map((row) => call(client, method, row)))

/** Liquidations and deleveraging are fills as well. */
const bybitFills = new Set(['Trade', 'BustTrade', 'AdlTrade', 'Settle', 'BlockTrade'])

export const historyReaders: Record<string, HistoryReader> = {
  binance: {
    days: 89,
    windowMs: week,
    ledgerMs: 30 * dayMs,
    most: 1_000,
    byMarket: true,
    async ledger(client, { from, until }) {
      const params = { startTime: from, endTime: until, limit: 1_000 }
      const rows = listAt(await call(client, 'fapiPrivateGetIncome', params))
      const funding = rows.filter((row) => row['incomeType'] === 'FUNDING_FEE')
      return {
        trades: [],
        payments: await parsed(client, 'parseIncome', funding),
        marketIds: rows.flatMap(({ symbol }) => (typeof symbol === 'string' ? [symbol] : [])),
        count: rows.length,
      }
    },
    fills: (client, window) => trades(client, window, 1_000, { until: window.until }),
  },
  bybit: {
    days: 365,
    windowMs: week,
    most: 100,
    async fills(client, { from, until }) {
      const params = { category: 'linear', startTime: from, endTime: until, limit: 100 }
      const answer = await call(client, 'privateGetV5ExecutionList', params)
      // Newest first. Without the category ccxt takes them for spot.
      const rows = listAt(answer, 'result', 'list')
        .toReversed()
        .map((row): Row => ({ ...row, category: 'linear' }))
      const ofType = (isWanted: (type: string) => boolean) =>
        rows.filter((row) => isWanted(String(row['execType'])))
      const funding = ofType((type) => type === 'Funding')
      return {
        trades: await parsed(
          client,
          'parseTrade',
          ofType((type) => bybitFills.has(type)),
        ),
        // Told as a fee: what is paid is positive.
        payments: (await parsed(client, 'parseIncome', funding)).map((each) => negated(each)),
        marketIds: [],
        count: rows.length,
      }
    },
  },
  okx: {
    days: 89,
    windowMs: 30 * dayMs,
    most: 100,
    ledger: (client, { from, until }) =>
      payments(client, undefined, undefined, { begin: from, end: until }),
    fills: (client, window) => trades(client, window, undefined, { until: window.until }),
  },
  bitget: {
    days: 89,
    windowMs: week,
    ledgerMs: 30 * dayMs,
    most: 100,
    async ledger(client, { from, until }) {
      const params = {
        productType: 'USDT-FUTURES',
        businessType: 'contract_settle_fee',
        startTime: from,
        endTime: until,
        limit: 100,
      }
      const rows = listAt(
        await call(client, 'privateMixGetV2MixAccountBill', params),
        'data',
        'bills',
      )
      const told = await parsed(client, 'parseFundingHistory', rows)
      return { ...none, payments: told, count: rows.length }
    },
    async fills(client, { from, until }) {
      const params = { productType: 'USDT-FUTURES', startTime: from, endTime: until, limit: 100 }
      const answer = await call(client, 'privateMixGetV2MixOrderFillHistory', params)
      const rows = listAt(answer, 'data', 'fillList').toReversed()
      return { ...none, trades: await parsed(client, 'parseTrade', rows), count: rows.length }
    },
  },
  gateio: {
    days: 365,
    windowMs: 30 * dayMs,
    most: 1_000,
    // Asked in whole seconds: the one before belongs to the window before, and is known by its id.
    ledger: (client, { from, until }) =>
      payments(client, from - 1_000, 1_000, { to: Math.ceil(until / 1_000) }),
    fills: (client, { from, until }) =>
      trades(client, { from: from - 1_000, until }, 1_000, { until: until + 999 }),
  },
  phemex: {
    days: 365,
    windowMs: 30 * dayMs,
    most: 200,
    fills: (client, window) => trades(client, window, 200, { end: window.until }),
  },
  blofin: {
    days: 89,
    windowMs: week,
    most: 100,
    fills: (client, window) =>
      trades(client, window, 100, { begin: window.from, until: window.until }),
  },
  woo: {
    days: 89,
    windowMs: 30 * dayMs,
    most: 500,
    ledger: (client, { from, until }) => payments(client, from, 500, { until }),
    fills: (client, window) =>
      trades(client, window, undefined, { until: window.until, size: 500 }),
  },
}

function negated(payment: unknown): unknown {
  const { amount, ...rest } = payment as { amount: unknown }
  const text = String(amount)
  return { ...rest, amount: text.startsWith('-') ? text.slice(1) : `-${text}` }
}
