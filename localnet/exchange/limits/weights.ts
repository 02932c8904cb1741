// The weight that the exchange charges the sender's address for a request.

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
/** Any question to the explorer. */
export const explorerWeight = 40
const rowsPerWeight = 20
const candlesPerWeight = 60
const ordersPerWeight = 40

/** Charged when the request arrives. */
export function questionWeight(type: string): number {
  if (light.has(type)) return 2
  return type === 'userRole' ? 60 : 20
}

/** Charged when the answer is sent. */
export function answerWeight(type: string, answer: unknown): number {
  if (!Array.isArray(answer)) return 0
  if (type === 'candleSnapshot') return Math.floor(answer.length / candlesPerWeight)
  return lists.has(type) ? Math.floor(answer.length / rowsPerWeight) : 0
}

export function actionWeight(action: unknown): number {
  return 1 + Math.floor(batchLength(action) / ordersPerWeight)
}

/** The number of orders, cancels or changes in one action. */
export function batchLength(action: unknown): number {
  if (typeof action !== 'object' || action === null) return 1
  const lists = ['orders', 'cancels', 'modifies'].map(
    (name) => Reflect.get(action, name) as unknown,
  )
  return Math.max(1, lists.find((list) => Array.isArray(list))?.length ?? 1)
}
