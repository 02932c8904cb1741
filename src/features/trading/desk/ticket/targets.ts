// Targets as typed, of a ticket or of a trade that is open, and what they mean.
import { t } from '@lingui/core/macro'
import { add, compare, divide, multiply, sign, subtract } from '../../../../../contract/decimal.ts'
import type { DecimalString, Side } from '../../../../../contract/primitives.ts'
import { roundPrice } from '../../../../../engine/precision.ts'
import { faultsOfDraft } from '../../../../../engine/risk/draft.ts'
import { anyPrice } from '../../../../lib/numbers/any-price.ts'
import { percent, readNumber } from '../../../../lib/numbers/number-kinds.ts'

export const mostTargets = 5

export interface TargetText {
  price: string
  /** Percent of the quantity. */
  share: string
}

export interface Target {
  price: DecimalString
  sharePercent: DecimalString
}

export type TargetField = `target-${number}` | `share-${number}`
export type TargetErrors = Partial<Record<TargetField, string>>

export interface PriceMarket {
  szDecimals: number
}

/** A price with an error is still returned where it can be read; both null: nothing was typed. */
export function readPrice(
  typed: string,
  market: PriceMarket,
): { value: DecimalString | null; error: string | null } {
  const read = readNumber(typed, anyPrice)
  if (read.value === null) return { value: null, error: read.error }
  const { value } = read
  if (sign(value) <= 0) return { value, error: t`Must be more than 0` }
  return { value, error: isOnTick(value, market) ? null : offTick(value, market) }
}

/** `targets`: those that can be read. */
export function readTargets(
  texts: readonly TargetText[],
  market: PriceMarket,
): { targets: Target[]; errors: TargetErrors } {
  const errors: TargetErrors = {}
  const targets = texts.flatMap((text, index): Target[] => {
    const price = readPrice(text.price, market)
    if (price.error !== null) errors[`target-${index}`] = price.error
    else if (price.value === null) errors[`target-${index}`] = t`At which price?`
    const sharePercent = share(text.share, index, errors)
    return price.value === null || sharePercent === null
      ? []
      : [{ price: price.value, sharePercent }]
  })
  return { targets, errors }
}

/** Errors about targets in relation to the entry and to each other. */
export function targetFaults(
  side: Side,
  entryPrice: DecimalString,
  targets: readonly Target[],
): TargetErrors {
  const errors: TargetErrors = {}
  for (const [index, { price }] of targets.entries()) {
    const draft = { side, entryPrice, stopPrice: null, quantity: null }
    const alone = [{ price, quantity: '1' }]
    if (!faultsOfDraft({ ...draft, targets: alone }).includes('TARGET_ON_WRONG_SIDE')) continue
    errors[`target-${index}`] =
      side === 'long'
        ? t`A target of a long lies above its entry`
        : t`A target of a short lies below its entry`
  }
  const shared = add('0', ...targets.map(({ sharePercent }) => sharePercent))
  if (compare(shared, 100) > 0) {
    errors[`share-${targets.length - 1}`] = t`Together the targets take ${shared}%: at most 100%`
  }
  return errors
}

/**
 * The quantity of each target, base units in whole lots; the last one includes the rounding remainder when all of
 * the position is distributed.
 */
export function targetQuantities(
  targets: readonly Target[],
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

/** With another target, all of them then sharing evenly. */
export function withTarget(targets: readonly TargetText[]): readonly TargetText[] {
  return targets.length >= mostTargets ? targets : evenly([...targets, { price: '', share: '' }])
}

export function withoutTarget(
  targets: readonly TargetText[],
  index: number,
): readonly TargetText[] {
  return evenly(targets.filter((_, at) => at !== index))
}

export function changedTarget(
  targets: readonly TargetText[],
  index: number,
  change: Partial<TargetText>,
): readonly TargetText[] {
  return targets.map((target, at) => (at === index ? { ...target, ...change } : target))
}

/** Distributes the position evenly; the first target gets the remainder. */
function evenly(targets: readonly TargetText[]): readonly TargetText[] {
  const part = Math.floor(100 / targets.length)
  return targets.map((target, index) => ({
    ...target,
    share: String(index === 0 ? 100 - part * (targets.length - 1) : part),
  }))
}

function isOnTick(price: DecimalString, { szDecimals }: PriceMarket): boolean {
  return compare(roundPrice(price, szDecimals, 'down'), price) === 0
}

function offTick(price: DecimalString, { szDecimals }: PriceMarket): string {
  const below = roundPrice(price, szDecimals, 'down')
  const above = roundPrice(price, szDecimals, 'up')
  return t`Not a price of this market: ${below} or ${above}`
}

function share(typed: string, index: number, errors: TargetErrors): DecimalString | null {
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
