// Who asks the exchange, and so who goes first when there is not enough weight for all.
import { AsyncLocalStorage } from 'node:async_hooks'
import * as z from 'zod/mini'

/** First come exits, cancels and whatever else acts, then entries, last who only looks. */
export const priorities = ['order', 'entry', 'protection', 'account', 'market', 'visitor'] as const
export type Priority = (typeof priorities)[number]

/** Orders of which one at least opens something. */
const Entry = z.object({
  action: z.object({
    type: z.literal('order'),
    orders: z
      .array(z.object({ r: z.boolean() }))
      .check(z.refine((orders) => orders.some(({ r }) => !r))),
  }),
})

const asking = new AsyncLocalStorage<Priority>()

/** All that `work` asks of the exchange is asked at this priority at best; what is about markets alone is below accounts. */
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

/** Prices that an exit goes by when no stream tells them, and candles that a session has not been told yet: what it trades by comes before what a page shows. */
const decidedBy = new Set(['metaAndAssetCtxs', 'l2Book', 'candleSnapshot'])

/** Actions are orders whoever sends them: each was asked for, and is worth less the later it comes. */
export function priorityOf(endpoint: string, type: string, payload?: unknown): Priority {
  if (endpoint === 'exchange') return Entry.safeParse(payload).success ? 'entry' : 'order'
  const who = asking.getStore()
  if (who === 'protection' && decidedBy.has(type)) return who
  if (ofMarkets.has(type)) return who === 'visitor' ? 'visitor' : 'market'
  return who ?? (type === 'orderStatus' ? 'protection' : 'account')
}
