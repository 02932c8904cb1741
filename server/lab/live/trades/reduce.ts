import { absolute, compare, isZero, minimum, sign, subtract } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { roundSize } from '../../../../engine/precision.ts'
import type { MandateRow } from '../../../storage/trading/mandates.ts'
import { cancelLeftovers, closePosition, lookAfter, openSizeOf } from '../../../trading/index.ts'
import type { Act } from './act.ts'
import { netOf } from './holdings.ts'

export type Reduced =
  | { result: 'reduced'; orderId: string | null; positionId: string | null }
  /** An order of it has no answer yet. */
  | { result: 'waits' }
  | { result: 'refused'; message: string }

/**
 * Closes until what is held is `left` (base units, signed), oldest positions first. The caller holds the mandate. What
 * is there already stays: called twice it closes once.
 */
export async function reduceTo(
  { trading, execution }: Act,
  mandate: MandateRow,
  left: DecimalString,
): Promise<Reduced> {
  const { asset, live } = await lookAfter(trading, mandate, true)
  if (live.some(({ status }) => status !== 'open')) return { result: 'waits' }
  const held = netOf(live)
  let surplus = subtract(absolute(held), absolute(left))
  if (sign(held) === 0 || compare(surplus, 0) <= 0) return done(null, null)
  if (isZero(roundSize(surplus, asset.szDecimals))) {
    return { result: 'refused', message: 'That part is less than the smallest size of the market' }
  }
  let orderId: string | null = null
  let positionId: string | null = null
  for (const position of live) {
    if (compare(surplus, 0) <= 0) break
    const open = openSizeOf(position)
    const part = minimum(open, surplus)
    const isAll = compare(part, open) === 0
    const outcome = await closePosition(trading, {
      mandate,
      asset,
      position,
      reason: 'signal',
      why: {
        code: 'closes_by_program',
        values: { side: position.side, because: execution.reason },
      },
      ...(!isAll && { part: { size: part } }),
    })
    if (outcome.result === 'failed') {
      return { result: 'refused', message: outcome.message ?? 'The exchange refused the close' }
    }
    if (outcome.result === 'unknown') return { result: 'waits' }
    const orders = await trading.store.orders.ofPosition(position.id)
    orderId = orders.findLast(({ kind }) => kind === 'close')?.cloid ?? null
    positionId = position.id
    surplus = subtract(surplus, part)
  }
  await cancelLeftovers(trading, mandate)
  return done(orderId, positionId)
}

function done(orderId: string | null, positionId: string | null): Reduced {
  return { result: 'reduced', orderId, positionId }
}
