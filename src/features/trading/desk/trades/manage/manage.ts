// What is typed to change an open trade, and the request that it means.
import { t } from '@lingui/core/macro'
import {
  absolute,
  add,
  compare,
  divide,
  multiply,
  round,
  subtract,
  toNumber,
} from '../../../../../../contract/decimal.ts'
import type { DeskTrade, NewTargets } from '../../../../../../contract/desk/trade.ts'
import type { DecimalString } from '../../../../../../contract/primitives.ts'
import { roundSize } from '../../../../../../engine/precision.ts'
import { anyPrice } from '../../../../../lib/numbers/any-price.ts'
import { formatPrice, formatSize } from '../../../../../lib/numbers/format.ts'
import { percent, readNumber, type NumberKind } from '../../../../../lib/numbers/number-kinds.ts'
import {
  readPrice,
  readTargets,
  targetFaults,
  targetQuantities,
  type PriceMarket,
  type TargetErrors,
  type TargetText,
} from '../../ticket/targets.ts'
import { openQuantity, targetsQuantity } from '../staged.ts'

export type Read<Value> = { value: Value; error: null } | { value: null; error: string | null }

/** Base units. */
export const size: NumberKind = {
  units: [],
  places: 8,
  get tooFine() {
    return t`At most 8 decimals`
  },
  example: '0.01',
  show: formatSize,
}

/** The average entry, or the price that a waiting entry asks for. */
export function entryOf(trade: Pick<DeskTrade, 'average_entry' | 'entry_price'>): DecimalString {
  return trade.average_entry ?? trade.entry_price
}

const sideOf = ({ side }: Pick<DeskTrade, 'side'>) => (side === 'buy' ? 'long' : 'short')

/** That part of what is open, in whole lots, rounded down. */
export function partOf(
  trade: DeskTrade,
  share: number,
  { szDecimals }: PriceMarket,
): DecimalString {
  return roundSize(divide(multiply(openQuantity(trade), share), 100), szDecimals)
}

export function readPart(
  text: string,
  trade: DeskTrade,
  { szDecimals }: PriceMarket,
): Read<DecimalString> {
  const read = readNumber(text, size)
  if (read.value === null) return { value: null, error: read.error }
  const open = openQuantity(trade)
  if (compare(read.value, open) > 0) {
    return { value: null, error: t`Only ${formatSize(open)} is open` }
  }
  const whole = roundSize(read.value, szDecimals)
  if (compare(whole, 0) <= 0 || compare(whole, read.value) !== 0) {
    return { value: null, error: t`Sizes of this market have at most ${szDecimals} decimals` }
  }
  return { value: whole, error: null }
}

/** The targets that were not reached yet, as text: shares of what is open and of what still waits. */
export function targetTexts(trade: DeskTrade): TargetText[] {
  const open = targetsQuantity(trade)
  const pending = trade.take_profit.filter(
    ({ status, quantity }) => status === 'pending' && compare(quantity, 0) > 0,
  )
  const left = pending.map(({ quantity, filled_quantity }) => subtract(quantity, filled_quantity))
  const shares = left.map((quantity) => round(divide(multiply(quantity, 100), open), 2))
  const isAll = compare(add('0', ...left), open) === 0
  const others = add('0', ...shares.slice(0, -1))
  return pending.map(({ price }, index) => ({
    price,
    share: isAll && index === pending.length - 1 ? subtract(100, others) : (shares[index] ?? '0'),
  }))
}

/** Both null while something is wrong. */
export function readNewTargets(
  texts: readonly TargetText[],
  trade: DeskTrade,
  market: PriceMarket,
): { targets: NewTargets | null; errors: TargetErrors } {
  const { targets, errors } = readTargets(texts, market)
  if (Object.keys(errors).length > 0) return { targets: null, errors }
  const faults = targetFaults(sideOf(trade), entryOf(trade), targets)
  if (Object.keys(faults).length > 0) return { targets: null, errors: faults }
  const quantities = targetQuantities(targets, targetsQuantity(trade), (quantity) =>
    roundSize(quantity, market.szDecimals),
  )
  const wanted = targets.map(({ price }, index) => ({
    price,
    quantity: quantities[index] ?? '0',
    order_type: 'limit' as const,
  }))
  const small = wanted.findIndex(({ quantity }) => compare(quantity, 0) <= 0)
  if (small < 0) return { targets: wanted, errors: {} }
  return { targets: null, errors: { [`share-${small}`]: t`Less than the smallest size` } }
}

export type TriggerKind = 'percent' | 'price'

/** Percent from the entry in the trade's favour. */
export function readTrigger(
  kind: TriggerKind,
  text: string,
  trade: DeskTrade,
  market: PriceMarket,
): Read<number> {
  if (kind === 'percent') {
    const read = readNumber(text, percent)
    if (read.value === null) return { value: null, error: read.error }
    const value = toNumber(read.value)
    if (value > 0 && value <= 1_000) return { value, error: null }
    return { value: null, error: t`More than 0%, at most 1,000%` }
  }
  const { value, error } = readPrice(text, market)
  if (value === null || error !== null) return { value: null, error }
  const entry = entryOf(trade)
  if (compare(value, entry) !== (trade.side === 'buy' ? 1 : -1)) {
    const where = formatPrice(entry)
    return {
      value: null,
      error:
        trade.side === 'buy'
          ? t`Must be above the entry, ${where}`
          : t`Must be below the entry, ${where}`,
    }
  }
  const distance = divide(multiply(absolute(subtract(value, entry)), 100), entry)
  return { value: toNumber(round(distance, 8)), error: null }
}

/** Units of price beyond break-even; nothing typed means none. */
export function readOffset(text: string): Read<DecimalString> {
  const read = readNumber(text, anyPrice)
  if (read.value !== null) return { value: read.value, error: null }
  return read.error === null ? { value: '0', error: null } : { value: null, error: read.error }
}

/** The price at which the stop moves to break-even by itself. */
export function triggerPrice(trade: DeskTrade): DecimalString {
  const entry = entryOf(trade)
  const distance = divide(multiply(entry, trade.break_even.trigger_percent), 100)
  return trade.side === 'buy' ? add(entry, distance) : subtract(entry, distance)
}
