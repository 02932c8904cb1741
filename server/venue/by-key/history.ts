// Reads one window of an account's history. A page that is full may hide more: then the window is asked again in halves.
import * as z from 'zod/mini'
import type { HistoryQuestion, KeyHistory } from '../ports/key-venues.ts'
import { Amount, baseUnits, nameOf } from './answers.ts'
import type { CcxtClient } from './ccxt.ts'
import type { HistoryReader } from './history-readers.ts'

const When = z.number().check(z.gt(0))
const Fee = z.optional(
  z.nullable(z.object({ cost: Amount, currency: z.optional(z.nullable(z.string())) })),
)
const Trade = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  symbol: z.string(),
  timestamp: When,
  side: z.enum(['buy', 'sell']),
  price: Amount,
  amount: Amount,
  fee: Fee,
})
const Payment = z.object({ symbol: z.string(), timestamp: When, amount: Amount })
const Market = z.object({
  symbol: z.string(),
  id: z.string(),
  swap: z.boolean(),
  linear: z.optional(z.nullable(z.boolean())),
  quote: z.string(),
  settle: z.optional(z.nullable(z.string())),
})

const dollars: ReadonlySet<string> = new Set(['USDT', 'USDC', 'USD'])

export async function readHistory(
  client: CcxtClient,
  reader: HistoryReader,
  { list, from, until, market }: HistoryQuestion,
): Promise<KeyHistory> {
  const read = list === 'ledger' ? reader.ledger : reader.fills
  if (read === undefined) return { fills: [], payments: [], markets: [], isFull: false }
  await client.loadMarkets()
  const markets = marketsOf(client)
  const symbol = markets.find((each) => nameOf(each.symbol) === market)?.symbol
  // A market that the venue does not list any more.
  if (market !== undefined && symbol === undefined)
    return { fills: [], payments: [], markets: [], isFull: false }
  const told = await read(client, { from, until, symbol })
  const bySymbol = new Map(markets.map((each) => [each.symbol, each]))
  const ids = new Map(markets.map((each) => [each.id, nameOf(each.symbol)]))
  return {
    fills: z
      .array(Trade)
      .parse(told.trades.filter((each) => isPerpetual(each, bySymbol)))
      .map((each) => fillOf(each, client)),
    payments: z
      .array(Payment)
      .parse(told.payments.filter((each) => isPerpetual(each, bySymbol)))
      .map((each) => ({
        symbol: nameOf(each.symbol),
        at: each.timestamp,
        amount: required(each.amount, 'an amount'),
      })),
    markets: [...new Set(told.marketIds.flatMap((id) => ids.get(id) ?? []))],
    isFull: told.count >= reader.most,
  }
}

function fillOf(trade: z.infer<typeof Trade>, { markets = {} }: CcxtClient) {
  const size = baseUnits(trade.amount, markets[trade.symbol])
  const { cost = null, currency = null } = trade.fee ?? {}
  return {
    symbol: nameOf(trade.symbol),
    id: trade.id,
    at: trade.timestamp,
    isBuy: trade.side === 'buy',
    size: required(size, 'a size'),
    price: required(trade.price, 'a price'),
    // A fee in another coin, such as BNB, has no known worth.
    fee: cost !== null && (currency === null || dollars.has(currency)) ? cost : '0',
  }
}

/** Inverse contracts, dated futures and spot are left out, as they are of positions. */
function isPerpetual(row: unknown, markets: ReadonlyMap<string, z.infer<typeof Market>>): boolean {
  const symbol = typeof row === 'object' && row !== null ? Reflect.get(row, 'symbol') : undefined
  return typeof symbol === 'string' && markets.has(symbol)
}

function marketsOf({ markets = {} }: CcxtClient): z.infer<typeof Market>[] {
  return Object.values(markets).flatMap((each) => {
    const market = Market.safeParse(each).data
    return market?.swap === true && market.linear === true && dollars.has(market.quote)
      ? [market]
      : []
  })
}

function required<T>(value: T | null, what: string): T {
  if (value === null) throw new TypeError(`${what} is missing`)
  return value
}
