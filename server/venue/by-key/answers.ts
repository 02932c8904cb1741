// Parses ccxt's answers. ccxt is configured to keep numbers as the strings that the venue sent; what is missing becomes null.
import * as z from 'zod/mini'
import { absolute, exactOf, isZero, multiply } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { KeyBalance, KeyOrder, KeyPosition } from '../ports/key-venues.ts'
import type { VenueRow } from './venues.ts'

export const Amount = z.pipe(
  z.optional(z.nullable(z.union([z.string(), z.number()]))),
  z.transform((value, { issues }): DecimalString | null => {
    if (value === undefined || value === null || value === '') return null
    const exact = exactOf(value)
    if (exact === null) issues.push({ code: 'custom', message: 'no number', input: value })
    return exact
  }),
)
const Text = z.string().check(z.minLength(1), z.maxLength(100))

const Holding = z.object({ total: Amount, free: Amount, used: Amount })
const Balances = z.looseObject({ info: z.unknown() })

const Position = z.object({
  symbol: Text,
  side: z.enum(['long', 'short']),
  contracts: Amount,
  entryPrice: Amount,
  markPrice: Amount,
  unrealizedPnl: Amount,
  leverage: Amount,
})
const Order = z.object({
  id: Text,
  symbol: Text,
  side: z.enum(['buy', 'sell']),
  amount: Amount,
  remaining: Amount,
  triggerPrice: Amount,
  reduceOnly: z.optional(z.nullable(z.boolean())),
})
const Market = z.object({ linear: z.optional(z.nullable(z.boolean())), contractSize: Amount })

/** A currency that is missing in a valid answer means a balance of zero. Throws when the answer is not a balance. */
export function readBalance(answer: unknown, row: VenueRow, at: UnixMs): KeyBalance {
  const balances = Balances.parse(answer)
  if (row.proof.every((path) => valueAt(balances.info, path) === undefined))
    throw new TypeError('no balance in it')
  const nothing = { total: '0', free: '0', used: '0' }
  const { total, free, used } = Holding.parse(balances[row.currency] ?? nothing)
  return { currency: row.currency, total, available: free, used, at }
}

/** `markets` are ccxt's, by its symbols; they have the size of a contract. */
export function readPositions(answer: unknown, markets: Record<string, unknown>): KeyPosition[] {
  const listed = z.array(z.looseObject({ contracts: Amount })).parse(answer)
  const held = listed.filter(({ contracts }) => contracts === null || !isZero(contracts))
  return held.map((each) => {
    const { symbol, side, contracts, entryPrice, markPrice, unrealizedPnl, leverage } =
      Position.parse(each)
    return {
      symbol: nameOf(symbol),
      side: side === 'long' ? 'buy' : 'sell',
      size: baseUnits(contracts, markets[symbol]),
      entryPrice,
      markPrice,
      unrealizedPnl,
      leverage: leverage === null ? null : Number(leverage),
    }
  })
}

export function readOrders(answer: unknown, markets: Record<string, unknown>): KeyOrder[] {
  return z
    .array(Order)
    .parse(answer)
    .map(({ id, symbol, side, amount, remaining, triggerPrice, reduceOnly }) => ({
      id,
      symbol: nameOf(symbol),
      side,
      size: baseUnits(amount, markets[symbol]),
      remaining: baseUnits(remaining, markets[symbol]),
      triggerPrice,
      isReduceOnly: reduceOnly === true,
    }))
}

/** Contracts as base units; null for contracts that are not linear. */
export function baseUnits(contracts: DecimalString | null, market: unknown): DecimalString | null {
  const { linear, contractSize = null } = Market.safeParse(market).data ?? {}
  if (contracts === null || linear !== true || contractSize === null) return null
  return absolute(multiply(contracts, contractSize))
}

/** "BTC/USDT:USDT" becomes "BTC_USDT"; dated futures keep their date. */
export function nameOf(symbol: string): string {
  const [pair = symbol, settle = ''] = symbol.split(':')
  const [, ...date] = settle.split('-')
  return [pair.replace('/', '_'), ...date].join('-')
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      value,
    )
}
