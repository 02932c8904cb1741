// What a run on the server is asked for, as typed, and what is sent of it.
import { t } from '@lingui/core/macro'
import { compare, toNumber, type Decimal } from '../../../../contract/decimal.ts'
import type { InputOf } from '../../../../contract/endpoint.ts'
import type { startBacktest } from '../../../../contract/lab/backtests.ts'
import { intervalMs, type Interval } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import { formatCompact } from '../../../lib/numbers/format.ts'
import { isoTime, timeOfIso } from '../../../lib/time.ts'
import {
  percent,
  readNumber,
  usdc,
  wholeNumber,
  type NumberKind,
} from '../../../lib/numbers/number-kinds.ts'

export interface TypedTerms {
  symbols: readonly string[]
  interval: Interval
  /** UTC days as "2026-04-01", both included. */
  start: string
  end: string
  balance: string
  leverage: string
  fee: string
  slippage: string
  funding: string
  seed: string
}

export type TermField = 'balance' | 'leverage' | 'fee' | 'slippage' | 'funding' | 'seed'
export type TermErrors = Partial<Record<TermField | 'symbols' | 'days', string>>

type TestBody = Omit<InputOf<typeof startBacktest>['body'], 'program_id'>

const day = 86_400_000
export const mostMarkets = 8
/** Bars of all markets together that the server takes. */
const mostBars = 600_000

const signedPercent: NumberKind = { ...percent, isSigned: true }

export const termKinds: Record<TermField, NumberKind> = {
  balance: usdc,
  leverage: { ...wholeNumber, places: 1 },
  fee: percent,
  slippage: percent,
  funding: signedPercent,
  seed: wholeNumber,
}

const bounds: Record<TermField, readonly [number, number]> = {
  balance: [10, 1e9],
  leverage: [1, 100],
  fee: [0, 10],
  slippage: [0, 10],
  funding: [-1, 1],
  seed: [0, 2_147_483_647],
}

export const dayOf = (at: UnixMs): string => isoTime(at).slice(0, 10)

/**
 * From the first full day since `since` until today, by the costs of the exchange. `since`: of what candles there are
 * known to be. `takerFee`: a fraction.
 */
export function usualTerms(
  { symbol, interval, since }: { symbol: string; interval: Interval; since: UnixMs },
  now: UnixMs,
  takerFee: Decimal,
): TypedTerms {
  return {
    symbols: [symbol],
    interval,
    start: dayOf(Math.min(now, Math.ceil(since / day) * day)),
    end: dayOf(now),
    balance: '10000',
    leverage: '1',
    fee: String(Number((toNumber(takerFee) * 100).toFixed(6))),
    slippage: '0.05',
    funding: '0.00125',
    seed: '1',
  }
}

/** The body to send, or what is wrong with it. */
export function readTerms(
  typed: TypedTerms,
  now: UnixMs,
): { body: TestBody } | { errors: TermErrors } {
  const errors: TermErrors = {}
  const numbers = { balance: 0, leverage: 0, fee: 0, slippage: 0, funding: 0, seed: 0 }
  for (const field of Object.keys(numbers) as TermField[]) {
    const read = readField(field, typed[field])
    if (typeof read === 'string') errors[field] = read
    else numbers[field] = read
  }
  const { symbols, interval, start, end } = typed
  if (symbols.length === 0) errors.symbols = t`Choose at least one market.`
  const wrongDays = daysError(typed, now)
  if (wrongDays !== undefined) errors.days = wrongDays
  if (Object.keys(errors).length > 0) return { errors }
  return {
    body: {
      symbols: [...symbols],
      interval,
      start_date: start,
      end_date: end,
      initial_balance: numbers.balance,
      leverage: numbers.leverage,
      taker_fee_pct: numbers.fee,
      slippage_pct: numbers.slippage,
      funding_hourly_pct: numbers.funding,
      seed: numbers.seed,
    },
  }
}

/** A number, or why there is none. */
function readField(field: TermField, text: string): number | string {
  const isZero = /^\s*0+([.,]0*)?\s*$/.test(text)
  const read = isZero ? { value: '0' } : readNumber(text, termKinds[field])
  if (read.value === null) return ('error' in read ? read.error : null) ?? t`Must be a number.`
  const [least, most] = bounds[field]
  if (compare(read.value, least) < 0 || compare(read.value, most) > 0) {
    return t`Must lie between ${least} and ${most}.`
  }
  return toNumber(read.value)
}

function daysError({ start, end, interval, symbols }: TypedTerms, now: UnixMs): string | undefined {
  const [from, last] = [timeOfIso(start), timeOfIso(end)]
  if (Number.isNaN(from) || Number.isNaN(last)) return t`Choose the first and the last day.`
  if (end > dayOf(now)) return t`The last day must not be in the future.`
  if (from > last) return t`The first day must not be after the last.`
  const bars = ((last + day - from) / intervalMs[interval]) * Math.max(1, symbols.length)
  if (bars > mostBars) {
    return t`That is ${formatCompact(bars, 0)} candles; one run takes ${formatCompact(mostBars, 0)}. Take fewer days, fewer markets or longer candles.`
  }
  return undefined
}
