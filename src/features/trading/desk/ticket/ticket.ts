// The ticket as typed, and the trade that it means.
import { t } from '@lingui/core/macro'
import { add, compare, divide, multiply, sign, subtract } from '../../../../../contract/decimal.ts'
import type { DecimalString, Side } from '../../../../../contract/primitives.ts'
import { type DraftFault, faultsOfDraft } from '../../../../../engine/risk/draft.ts'
import { roundPrice } from '../../../../../engine/precision.ts'
import { anyPrice } from '../../../../lib/numbers/any-price.ts'
import { percent, readNumber, wholeNumber } from '../../../../lib/numbers/number-kinds.ts'

export const mostTargets = 5

export interface TargetText {
  price: string
  /** Percent of the quantity. */
  share: string
}

/** As typed. An empty price means none. */
export interface TicketText {
  side: Side
  entryKind: 'limit' | 'market'
  entry: string
  stop: string
  targets: readonly TargetText[]
  leverage: string
}

export type TicketField = 'entry' | 'stop' | 'leverage' | `target-${number}` | `share-${number}`

export interface Ticket {
  side: Side
  entryKind: 'limit' | 'market'
  /** For a market entry the mark, which the computation uses. */
  entryPrice: DecimalString
  stopPrice: DecimalString | null
  targets: readonly { price: DecimalString; sharePercent: DecimalString }[]
  leverage: number
}

export interface ReadTicket {
  /** Null while a field cannot be read or no mark is known. With errors it cannot be placed. */
  ticket: Ticket | null
  errors: Partial<Record<TicketField, string>>
}

export interface TicketMarket {
  szDecimals: number
  maxLeverage: number
  /** Null while unknown. */
  mark: DecimalString | null
}

export function readTicket(text: TicketText, market: TicketMarket): ReadTicket {
  const errors: ReadTicket['errors'] = {}
  const price = (field: TicketField, typed: string): DecimalString | null => {
    const read = readNumber(typed, anyPrice)
    if (read.value === null) {
      if (read.error !== null) errors[field] = read.error
      return null
    }
    if (sign(read.value) <= 0) errors[field] = t`Must be more than 0`
    else if (!isOnTick(read.value, market)) errors[field] = offTick(read.value, market)
    return read.value
  }
  const typedEntry = text.entryKind === 'limit' ? price('entry', text.entry) : null
  if (text.entryKind === 'limit' && typedEntry === null) errors.entry ??= t`At which price?`
  const entryPrice = text.entryKind === 'limit' ? typedEntry : market.mark
  const stopPrice = price('stop', text.stop)
  const targets = text.targets.map((target, index) => ({
    price: price(`target-${index}`, target.price),
    sharePercent: share(target.share, index, errors),
  }))
  const leverage = readLeverage(text.leverage, market.maxLeverage, errors)
  for (const [index, target] of targets.entries()) {
    if (target.price === null) errors[`target-${index}`] ??= t`At which price?`
  }
  if (entryPrice === null || leverage === null || Object.keys(errors).length > 0) {
    return { ticket: null, errors }
  }
  const ticket: Ticket = {
    side: text.side,
    entryKind: text.entryKind,
    entryPrice,
    stopPrice,
    targets: targets.flatMap(({ price: at, sharePercent }) =>
      at === null || sharePercent === null ? [] : [{ price: at, sharePercent }],
    ),
    leverage,
  }
  return { ticket, errors: faults(ticket) }
}

/**
 * The quantity of each target, base units in whole lots; the last one includes the rounding remainder when all of
 * the position is distributed.
 */
export function targetQuantities(
  targets: Ticket['targets'],
  quantity: DecimalString,
  roundSize: (size: DecimalString) => DecimalString,
): DecimalString[] {
  const sizes = targets.map(({ sharePercent }) =>
    roundSize(divide(multiply(quantity, sharePercent), 100)),
  )
  const isAll = compare(add('0', ...targets.map(({ sharePercent }) => sharePercent)), 100) === 0
  const last = sizes.length - 1
  if (isAll && last >= 0) sizes[last] = subtract(quantity, add('0', ...sizes.slice(0, last)))
  return sizes
}

function isOnTick(price: DecimalString, { szDecimals }: TicketMarket): boolean {
  return compare(roundPrice(price, szDecimals, 'down'), price) === 0
}

function offTick(price: DecimalString, { szDecimals }: TicketMarket): string {
  const below = roundPrice(price, szDecimals, 'down')
  const above = roundPrice(price, szDecimals, 'up')
  return t`Not a price of this market: ${below} or ${above}`
}

function share(typed: string, index: number, errors: ReadTicket['errors']): DecimalString | null {
  const read = readNumber(typed, percent)
  if (read.value === null) {
    errors[`share-${index}`] = read.error ?? t`How much of it?`
    return null
  }
  if (compare(read.value, 0) <= 0 || compare(read.value, 100) > 0) {
    errors[`share-${index}`] = t`More than 0%, at most 100%`
  }
  return read.value
}

function readLeverage(typed: string, most: number, errors: ReadTicket['errors']): number | null {
  const wanted = t`A whole number from 1 to ${most}`
  const read = readNumber(typed, { ...wholeNumber, units: ['x', '×'], tooFine: wanted })
  const value = read.value === null ? NaN : Number(read.value)
  if (value >= 1 && value <= most) return value
  errors.leverage = read.value === null ? (read.error ?? wanted) : wanted
  return null
}

/** Errors about prices in relation to each other, by the field that is wrong. */
function faults(ticket: Ticket): ReadTicket['errors'] {
  const { side, entryPrice, stopPrice, targets } = ticket
  const errors: ReadTicket['errors'] = {}
  const has = (fault: DraftFault, of: Partial<Pick<Ticket, 'stopPrice' | 'targets'>>) =>
    faultsOfDraft({
      side,
      entryPrice,
      stopPrice: of.stopPrice ?? null,
      targets: (of.targets ?? []).map(({ price }) => ({ price, quantity: '1' })),
      quantity: null,
    }).includes(fault)
  if (has('STOP_ON_WRONG_SIDE', { stopPrice })) {
    errors.stop =
      side === 'long'
        ? t`The stop of a long lies below its entry`
        : t`The stop of a short lies above its entry`
  }
  for (const [index, target] of targets.entries()) {
    if (has('TARGET_ON_WRONG_SIDE', { targets: [target] })) {
      errors[`target-${index}`] =
        side === 'long'
          ? t`A target of a long lies above its entry`
          : t`A target of a short lies below its entry`
    }
  }
  const shared = add('0', ...targets.map(({ sharePercent }) => sharePercent))
  if (compare(shared, 100) > 0) {
    errors[`share-${targets.length - 1}`] = t`Together the targets take ${shared}%: at most 100%`
  }
  return errors
}
