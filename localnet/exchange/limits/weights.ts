// What the exchange charges a request with, in weight of the address that sends it.

export const weightPerMinute = 1_200

const light = new Set([
  'l2Book',
  'allMids',
  'clearinghouseState',
  'orderStatus',
  'spotClearinghouseState',
  'exchangeStatus',
])
const lists = new Set([
  'recentTrades',
  'historicalOrders',
  'userFills',
  'userFillsByTime',
  'fundingHistory',
  'userFunding',
  'userNonFundingLedgerUpdates',
  'twapHistory',
  'userTwapSliceFills',
  'userTwapSliceFillsByTime',
  'delegatorHistory',
  'delegatorRewards',
])
const rowsPerWeight = 20
const candlesPerWeight = 60
const ordersPerWeight = 40

/** Charged when a question comes in. */
export function questionWeight(type: string): number {
  if (light.has(type)) return 2
  return type === 'userRole' ? 60 : 20
}

/** Charged when its answer goes out. */
export function answerWeight(type: string, answer: unknown): number {
  if (!Array.isArray(answer)) return 0
  if (type === 'candleSnapshot') return Math.floor(answer.length / candlesPerWeight)
  return lists.has(type) ? Math.floor(answer.length / rowsPerWeight) : 0
}

export function actionWeight(action: unknown): number {
  return 1 + Math.floor(batchLength(action) / ordersPerWeight)
}

/** Orders, cancels or changes that one action holds. */
export function batchLength(action: unknown): number {
  if (typeof action !== 'object' || action === null) return 1
  const lists = ['orders', 'cancels', 'modifies'].map(
    (name) => Reflect.get(action, name) as unknown,
  )
  return Math.max(1, lists.find((list) => Array.isArray(list))?.length ?? 1)
}
