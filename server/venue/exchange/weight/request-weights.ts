// The weight that the exchange charges for a request.

/** Weight per minute that one address may spend. */
export const venueWeightPerMinute = 1_200

const light = new Set([
  'l2Book',
  'allMids',
  'clearinghouseState',
  'orderStatus',
  'spotClearinghouseState',
  'exchangeStatus',
])
const heavy: Readonly<Record<string, number>> = { userRole: 60 }
const usual = 20
const batchStep = 40
/** The weight of a list of some hundred rows. */
const shortList = 10

/** `each`: this many items cost one more; `most`: the most that an answer contains. */
const lists: Readonly<Record<string, { each: number; most: number }>> = {
  recentTrades: { each: 20, most: 500 },
  historicalOrders: { each: 20, most: 2_000 },
  userFills: { each: 20, most: 2_000 },
  userFillsByTime: { each: 20, most: 2_000 },
  userTwapSliceFills: { each: 20, most: 2_000 },
  userTwapSliceFillsByTime: { each: 20, most: 2_000 },
  fundingHistory: { each: 20, most: 500 },
  userFunding: { each: 20, most: 500 },
  userNonFundingLedgerUpdates: { each: 20, most: 500 },
  candleSnapshot: { each: 60, most: 5_000 },
}

const candleMinutes: Readonly<Record<string, number>> = {
  '1m': 1,
  '3m': 3,
  '5m': 5,
  '15m': 15,
  '30m': 30,
  '1h': 60,
  '2h': 120,
  '4h': 240,
  '8h': 480,
  '12h': 720,
  '1d': 1_440,
}

/** Before sending: the most that the request can cost. */
export function greatestWeight(endpoint: string, payload: unknown): number {
  if (endpoint === 'exchange') return actionWeight(payload)
  const type = typeOf(payload)
  const list = lists[type]
  const rows = type === 'candleSnapshot' ? candlesAsked(payload) : list?.most
  return baseWeight(type) + Math.ceil((rows ?? 0) / (list?.each ?? 1))
}

/**
 * The likely cost of a request about recent data: protecting a position must not wait for the room that a full list
 * would need.
 */
export function likelyWeight(endpoint: string, payload: unknown): number {
  if (endpoint === 'exchange') return actionWeight(payload)
  const type = typeOf(payload)
  const extra = greatestWeight(endpoint, payload) - baseWeight(type)
  return baseWeight(type) + Math.min(extra, shortList)
}

/** The actual weight, once the answer has arrived. */
export function weightOf(endpoint: string, payload: unknown, answer: unknown): number {
  if (endpoint === 'exchange') return actionWeight(payload)
  const type = typeOf(payload)
  const list = lists[type]
  const rows = list !== undefined && Array.isArray(answer) ? answer.length : 0
  return baseWeight(type) + Math.ceil(rows / (list?.each ?? 1))
}

/** The type of a request or of an action. */
export function typeOf(payload: unknown): string {
  const { type, action } = record(payload)
  if (typeof type === 'string') return type
  const inner = record(action)['type']
  return typeof inner === 'string' ? inner : 'unknown'
}

function baseWeight(type: string): number {
  return light.has(type) ? 2 : (heavy[type] ?? usual)
}

/** One, plus one for each forty items in a batch. */
function actionWeight(payload: unknown): number {
  const action = record(record(payload)['action'])
  const batch = [action['orders'], action['cancels'], action['modifies']].find(Array.isArray)
  return 1 + Math.floor((batch?.length ?? 1) / batchStep)
}

function candlesAsked(payload: unknown): number {
  const { interval, startTime, endTime } = record(record(payload)['req'])
  const minutes = candleMinutes[String(interval)]
  const most = lists['candleSnapshot']?.most ?? 0
  if (minutes === undefined || typeof startTime !== 'number') return most
  const end = typeof endTime === 'number' ? endTime : Date.now()
  return Math.min(most, Math.max(0, Math.ceil((end - startTime) / (minutes * 60_000)) + 1))
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
