// A signal pool as somebody fills it in, and what is sent of it.
import { t } from '@lingui/core/macro'
import { toNumber } from '../../../../contract/decimal.ts'
import type { PoolSignal, SignalPool } from '../../../../contract/lab/signal-pools.ts'
import { readNumber, type NumberKind } from '../../../lib/numbers/number-kinds.ts'
import { plainText } from '../../../lib/numbers/format.ts'

export interface TypedSignal extends Omit<PoolSignal, 'threshold'> {
  /** Tells the lines apart while they are edited. */
  key: number
  threshold: string
}

export interface TypedPool {
  name: string
  logic: 'and' | 'or'
  signals: readonly TypedSignal[]
  symbols: readonly string[]
  enabled: boolean
}

export interface PoolErrors {
  name?: string
  symbols?: string
  /** By the key of the signal. */
  signals: ReadonlyMap<number, string>
}

export interface PoolBody {
  name: string
  logic: 'and' | 'or'
  signals: PoolSignal[]
  symbols: string[]
  enabled: boolean
}

export const mostSignals = 10
export const mostPoolMarkets = 10
const mostThreshold = 1e12

export const thresholdKind: NumberKind = {
  units: [],
  places: 8,
  get tooFine() {
    return t`At most 8 decimals`
  },
  example: '30',
  isSigned: true,
  show: plainText,
}

const usualSignal = { metric: 'rsi', interval: '1h', operator: 'crosses_below' } as const

export function newSignal(key: number): TypedSignal {
  return { ...usualSignal, threshold: '30', key }
}

export function typedPool(pool: SignalPool | null): TypedPool {
  if (pool === null) {
    return {
      name: t`My pool`,
      logic: 'and',
      signals: [newSignal(0)],
      symbols: ['BTC'],
      enabled: true,
    }
  }
  const { name, logic, signals, symbols, enabled } = pool
  return {
    name,
    logic,
    symbols,
    enabled,
    signals: signals.map(({ threshold, ...rest }, key) => ({
      ...rest,
      key,
      threshold: String(threshold),
    })),
  }
}

/** Those whose threshold can be read. */
export function readSignals(typed: readonly TypedSignal[]): PoolSignal[] {
  return typed.flatMap(({ metric, interval, operator, threshold }) => {
    const read = readThreshold(threshold)
    return typeof read === 'number' ? [{ metric, interval, operator, threshold: read }] : []
  })
}

export function readPool(typed: TypedPool): { body: PoolBody } | { errors: PoolErrors } {
  const name = typed.name.trim()
  const wrong = new Map<number, string>()
  for (const { key, threshold } of typed.signals) {
    const read = readThreshold(threshold)
    if (typeof read === 'string') wrong.set(key, read)
  }
  const errors: PoolErrors = {
    ...(name === '' && { name: t`Give it a name.` }),
    ...(typed.symbols.length === 0 && { symbols: t`Choose at least one market.` }),
    signals: wrong,
  }
  if (errors.name !== undefined || errors.symbols !== undefined || wrong.size > 0) return { errors }
  const { logic, enabled, symbols, signals } = typed
  return { body: { name, logic, enabled, symbols: [...symbols], signals: readSignals(signals) } }
}

/** A number, or why it cannot be used. */
function readThreshold(text: string): number | string {
  if (/^\s*[-−]?0+([.,]0*)?\s*$/.test(text)) return 0
  const read = readNumber(text, thresholdKind)
  if (read.value === null) return read.error ?? t`Must be a number.`
  const value = toNumber(read.value)
  return Math.abs(value) <= mostThreshold ? value : t`Must be smaller.`
}
