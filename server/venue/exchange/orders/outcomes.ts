// Turns the exchange's answer into one outcome per order. Statuses are matched by client order id where they carry
// one.
import type * as z from 'zod'
import type { OrderOutcome, OrderRequest } from '../../port.ts'
import { OrderStatuses, PlacedStatus } from '../responses.ts'

type Placed = z.output<typeof PlacedStatus>

/** `undefined` when the answer contains no statuses. */
export function outcomesOf(orders: OrderRequest[], answer: unknown): OrderOutcome[] | undefined {
  const parsed = OrderStatuses.safeParse(answer)
  if (!parsed.success) return undefined
  const statuses = parsed.data.response.data.statuses.map((status) =>
    PlacedStatus.safeParse(status),
  )
  const placed = statuses.map((status) => (status.success ? status.data : undefined))
  // An error of the whole request is reported once for the batch.
  const only = placed.length === 1 && orders.length > 1 ? placed[0] : undefined
  if (only !== undefined && isError(only)) {
    return orders.map(() => ({ status: 'rejected', message: only.error }))
  }
  return orders.map((order, index) => outcomeOf(statusFor(order, index, placed)))
}

function statusFor(
  order: OrderRequest,
  index: number,
  placed: (Placed | undefined)[],
): Placed | undefined {
  const own = placed.find((status) => status !== undefined && cloidOf(status) === order.cloid)
  if (own !== undefined) return own
  const there = placed[index]
  const belongsToAnother = there !== undefined && cloidOf(there) !== undefined
  return belongsToAnother ? undefined : there
}

function outcomeOf(status: Placed | undefined): OrderOutcome {
  if (status === undefined) {
    return { status: 'unknown', message: 'The exchange answered without a word about this order' }
  }
  if (typeof status === 'string') return { status: 'accepted' }
  if ('error' in status) return { status: 'rejected', message: status.error }
  if ('resting' in status) return { status: 'resting', oid: status.resting.oid }
  const { oid, totalSz, avgPx } = status.filled
  return { status: 'filled', oid, size: totalSz, averagePrice: avgPx }
}

function cloidOf(status: Placed): string | undefined {
  if (typeof status === 'string' || 'error' in status) return undefined
  const cloid = 'resting' in status ? status.resting.cloid : status.filled.cloid
  return cloid ?? undefined
}

function isError(status: Placed): status is { error: string } {
  return typeof status === 'object' && 'error' in status
}
