// The priority of a request to the exchange when there is not enough weight for all.
import { AsyncLocalStorage } from 'node:async_hooks'
import * as z from 'zod/mini'

/** Exits, cancels and other actions first, then entries, reads for display last. */
export const priorities = ['order', 'entry', 'protection', 'account', 'market', 'visitor'] as const
export type Priority = (typeof priorities)[number]

/** Matches orders of which at least one opens something. */
const Entry = z.object({
  action: z.object({
    type: z.literal('order'),
    orders: z
      .array(z.object({ r: z.boolean() }))
      .check(z.refine((orders) => orders.some(({ r }) => !r))),
  }),
})

const asking = new AsyncLocalStorage<Priority>()

/** Everything that `work` requests has at most this priority; requests about markets rank below accounts. */
export function askingAs<T>(priority: Exclude<Priority, 'order' | 'entry'>, work: () => T): T {
  return asking.run(priority, work)
}

const ofMarkets = new Set([
  'allMids',
  'candleSnapshot',
  'fundingHistory',
  'l2Book',
  'meta',
  'metaAndAssetCtxs',
  'perpDexs',
  'predictedFundings',
  'recentTrades',
  'spotMeta',
  'spotMetaAndAssetCtxs',
])

/**
 * Prices that an exit needs when no stream reports them, and candles for sessions: what trading depends on ranks
 * above what pages show.
 */
const decidedBy = new Set(['metaAndAssetCtxs', 'l2Book', 'candleSnapshot'])

/** Actions always have an order's priority: a person or session asked for them, and delay reduces their value. */
export function priorityOf(endpoint: string, type: string, payload?: unknown): Priority {
  if (endpoint === 'exchange') return Entry.safeParse(payload).success ? 'entry' : 'order'
  const who = asking.getStore()
  if (who === 'protection' && decidedBy.has(type)) return who
  if (ofMarkets.has(type)) return who === 'visitor' ? 'visitor' : 'market'
  return who ?? (type === 'orderStatus' ? 'protection' : 'account')
}
