// Sends orders and returns an outcome for each; an outcome that is not known is reported as unknown.
import { ApiRequestError, type ExchangeClient } from '@nktkas/hyperliquid'
import type { Clock } from '../../../ops/port.ts'
import type { Exchange, OrderOutcome, OrderRequest, SignedOrder } from '../../port.ts'
import type { ServerConfig } from '../../../settings/config.ts'
import { describeFailure, isNonceRefusal, isRateLimited, refusalOf } from '../failures.ts'
import { outcomesOf } from './outcomes.ts'
import { withRetry } from '../transport/retry.ts'

/**
 * Milliseconds after which an unprocessed order is void. It limits how long an unanswered request can still take
 * effect, so that "not known" can be believed in the end.
 */
const orderLifeMs = 10_000

type Grouping = Parameters<Exchange['placeOrders']>[2]
type OrderParameters = Parameters<ExchangeClient['order']>[0]

export interface OrderOptions {
  /** Null: no builder fee can be charged now. */
  builder: ServerConfig['builder'] | null
  clock: Clock
  /** Returns whether the clock was corrected. */
  askTime: () => Promise<boolean>
  closing: AbortSignal
  /** Called with every answer. */
  onOutcomes: (outcomes: OrderOutcome[]) => void
}

export async function sendOrders(
  client: ExchangeClient,
  orders: OrderRequest[],
  grouping: Grouping,
  ctx: OrderOptions,
): Promise<OrderOutcome[]> {
  let outcomes = await attempt(client, orders, grouping, ctx, grouping !== 'unowned')
  // Expired by our wrong clock, not late: it was not processed, and is sent once more with the corrected time.
  if (outcomes.every(isExpired) && (await ctx.askTime())) {
    outcomes = await attempt(client, orders, grouping, ctx, grouping !== 'unowned')
  }
  ctx.onOutcomes(outcomes)
  // A revoked builder fee must not prevent a close.
  const mustGoOut = orders.every((order) => order.reduceOnly) && outcomes.every(isBuilderRefusal)
  return mustGoOut ? attempt(client, orders, grouping, ctx, false) : outcomes
}

/**
 * The action to sign, keys in the protocol's order. Without a builder fee, whose approval may have been revoked
 * meanwhile.
 */
export function closingAction(order: OrderRequest): SignedOrder['action'] {
  return { type: 'order', orders: [wireOrder(order)], grouping: 'na' }
}

async function attempt(
  client: ExchangeClient,
  orders: OrderRequest[],
  grouping: Grouping,
  { builder, clock, closing }: OrderOptions,
  paysBuilder: boolean,
): Promise<OrderOutcome[]> {
  const action: OrderParameters = {
    orders: orders.map(wireOrder),
    grouping: grouping === 'bracket' ? 'normalTpsl' : 'na',
    ...(paysBuilder &&
      builder !== null && { builder: { b: builder.address, f: builder.feeTenthsBp } }),
  }
  // An exit is tried again for as long as it is valid; an entry is sent now or fails now.
  const isExit = orders.every((order) => order.reduceOnly)
  try {
    const answer: unknown = await withRetry(
      () => client.order(action, { expiresAfter: clock() + orderLifeMs }),
      (error) => isNonceRefusal(error) || (isExit && isRateLimited(error)),
      closing,
      isExit ? orderLifeMs : 0,
    )
    return outcomesOf(orders, answer) ?? all(orders, unknown('The answer could not be read'))
  } catch (error) {
    // The SDK throws for a batch with any refused order; the others may have been accepted.
    const mixed = error instanceof ApiRequestError ? outcomesOf(orders, error.response) : undefined
    if (mixed !== undefined) return mixed
    const message = refusalOf(error)
    if (message !== undefined) return all(orders, { status: 'rejected', message })
    return all(orders, unknown(describeFailure(error)))
  }
}

function wireOrder(order: OrderRequest): OrderParameters['orders'][number] {
  return {
    a: order.assetIndex,
    b: order.isBuy,
    p: order.limitPrice,
    s: order.size,
    r: order.reduceOnly,
    t:
      order.type === 'limit'
        ? { limit: { tif: wireTimeInForce[order.timeInForce] } }
        : {
            trigger: {
              isMarket: true,
              triggerPx: order.triggerPrice,
              tpsl: order.type === 'take_profit' ? 'tp' : 'sl',
            },
          },
    c: order.cloid,
  }
}

const wireTimeInForce = { immediate: 'Ioc', resting: 'Gtc', post_only: 'Alo' } as const

function isExpired(outcome: OrderOutcome): boolean {
  return outcome.status === 'rejected' && /action already expired/i.test(outcome.message)
}

function isBuilderRefusal(outcome: OrderOutcome): boolean {
  return outcome.status === 'rejected' && /builder/i.test(outcome.message)
}

function unknown(message: string): OrderOutcome {
  return { status: 'unknown', message }
}

function all(orders: OrderRequest[], outcome: OrderOutcome): OrderOutcome[] {
  return orders.map(() => outcome)
}
