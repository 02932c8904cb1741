// What only a local exchange offers: the list of its house traders, and the intentions behind their past orders.
// Fills and funding are read by the exchange's normal protocol.
import * as z from 'zod/mini'
import {
  DecimalString,
  Hex,
  PositionId,
  SessionId,
  Side,
  TradeId,
  UnixMs,
} from '../../../contract/primitives.ts'
import { CloseReason } from '../../../contract/trading/positions.ts'
import {
  EndReason,
  ExecutionStrategy,
  StrategyDuration,
} from '../../../contract/sessions/sessions.ts'

const HouseList = z.object({
  /** How many there will be when the exchange is ready. */
  expected: z.int(),
  traders: z.array(z.object({ address: Hex, label: z.string() })),
})
export type HouseList = z.infer<typeof HouseList>

const PastOrder = z.object({ cloid: Hex, at: UnixMs })

const PastPosition = z.object({
  id: PositionId,
  side: Side,
  size: DecimalString,
  takeProfitPrice: DecimalString,
  stopLossPrice: DecimalString,
  closeReason: CloseReason,
  entry: PastOrder,
  exit: PastOrder,
})
export type PastPosition = z.infer<typeof PastPosition>

const PastSession = z.object({
  id: SessionId,
  tradeId: TradeId,
  kind: z.enum(['quick', 'advance']),
  executionStrategy: z.nullable(ExecutionStrategy),
  strategyDuration: z.nullable(StrategyDuration),
  asset: z.int(),
  budget: DecimalString,
  profitTargetPct: z.number(),
  lossThresholdPct: z.number(),
  maxPositions: z.int(),
  leverage: z.number(),
  takeProfitPct: z.number(),
  stopLossPct: z.number(),
  budgetPerPosition: DecimalString,
  startedAt: UnixMs,
  durationMs: z.nullable(z.number()),
  endedAt: UnixMs,
  endReason: EndReason,
  positions: z.array(PastPosition),
})
export type PastSession = z.infer<typeof PastSession>

const PastTrader = z.object({
  address: Hex,
  label: z.string(),
  since: UnixMs,
  sessions: z.array(PastSession),
})
export type PastTrader = z.infer<typeof PastTrader>

const patienceMs = 10_000

export interface HouseSource {
  list(): Promise<HouseList>
  history(address: string): Promise<PastTrader>
}

/** Both throw when the exchange is away or its answer has another shape. */
export function houseSource(exchangeUrl: string, closing: AbortSignal): HouseSource {
  const read = async <T>(path: string, shape: z.ZodMiniType<T>): Promise<T> => {
    const signal = AbortSignal.any([closing, AbortSignal.timeout(patienceMs)])
    const response = await fetch(`${exchangeUrl}${path}`, { signal })
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`)
    return shape.parse(await response.json())
  }
  return {
    list: () => read('/house', HouseList),
    history: (address) => read(`/house/history?user=${address}`, PastTrader),
  }
}
