// Converts one past session, trade, position, order or fill into the row that a real one would have.
import { add, multiply, zero } from '../../../contract/decimal.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import { crossing } from '../../../engine/sessions/maker.ts'
import { advancePreset, quickStrategy } from '../../../engine/sessions/presets.ts'
import type { ExchangeFill } from '../../venue/port.ts'
import type { HistoryRows } from '../../storage/board/house.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import type { PastPosition, PastSession } from './source.ts'

export interface Made {
  userId: UserId
  symbol: string
  session: PastSession
  /** By position id. */
  carried: ReadonlyMap<string, DecimalString>
}

export type Both = readonly [entry: ExchangeFill, exit: ExchangeFill]

export function sessionRow({ userId, symbol, session }: Made): SessionRow {
  const { executionStrategy, strategyDuration, startedAt, durationMs, asset } = session
  const isAdvance = executionStrategy !== null && strategyDuration !== null
  return {
    id: session.id,
    userId,
    kind: session.kind,
    status: 'ended',
    endReason: session.endReason,
    assetIndex: asset,
    symbol,
    budget: session.budget,
    profitTarget: session.profitTargetPct,
    lossThreshold: session.lossThresholdPct,
    maxPositions: session.maxPositions,
    executionStrategy,
    strategyDuration,
    maxWalletBudget: isAdvance ? false : null,
    strategy: isAdvance
      ? crossing(advancePreset(executionStrategy, strategyDuration).strategy)
      : quickStrategy,
    expected: null,
    program: null,
    copiedFrom: null,
    leverage: session.leverage,
    takeProfitPct: session.takeProfitPct,
    stopLossPct: session.stopLossPct,
    budgetPerPosition: session.budgetPerPosition,
    acceptsEntries: false,
    lastEntryAt: {},
    lastLossAt: null,
    startedAt,
    endsAt: durationMs === null ? null : startedAt + durationMs,
    endedAt: session.endedAt,
    finalPnl: null,
    version: 0,
  }
}

export function mandateRow({ userId, symbol, session }: Made): MandateRow {
  const { id, asset: assetIndex, startedAt: createdAt } = session
  return {
    id,
    userId,
    kind: 'session',
    assetIndex,
    symbol,
    state: 'released',
    nextLookAt: 0,
    leaseOwner: null,
    leaseUntil: null,
    lookedBy: null,
    createdAt,
  }
}

export function tradeRow({ userId, symbol, session }: Made): HistoryRows['trades'][number] {
  const { positions, tradeId: id, id: mandateId } = session
  return {
    id,
    mandateId,
    userId,
    symbol,
    status: 'closed',
    openedAt: Math.min(...positions.map(({ entry }) => entry.at)),
    closedAt: Math.max(...positions.map(({ exit }) => exit.at)),
  }
}

export function positionRow(made: Made, position: PastPosition, [entry, exit]: Both): PositionRow {
  const { userId, symbol, session, carried } = made
  return {
    id: position.id,
    tradeId: session.tradeId,
    mandateId: session.id,
    userId,
    assetIndex: session.asset,
    symbol,
    side: position.side,
    status: 'closed',
    plannedSize: position.size,
    leverage: session.leverage,
    budget: session.budgetPerPosition,
    takeProfitPrice: position.takeProfitPrice,
    stopLossPrice: position.stopLossPrice,
    breakEvenTrigger: null,
    breakEvenAt: null,
    breakEvenOffset: '0',
    protection: 'none',
    entrySize: entry.size,
    entryNotional: multiply(entry.size, entry.price),
    exitSize: exit.size,
    exitNotional: multiply(exit.size, exit.price),
    fees: add(entry.fee, exit.fee),
    funding: carried.get(position.id) ?? zero,
    closeReason: position.closeReason,
    openedAt: entry.at,
    closedAt: exit.at,
  }
}

export function targetRow({
  id,
  size,
  takeProfitPrice,
  closeReason,
}: PastPosition): HistoryRows['targets'][number] {
  const isReached = closeReason === 'take_profit'
  return {
    positionId: id,
    step: 0,
    price: takeProfitPrice,
    quantity: null,
    filledQuantity: isReached ? size : zero,
    state: isReached ? 'reached' : 'cancelled',
    rests: false,
    setAt: null,
    endedAt: null,
  }
}

export function orderRows(
  { userId, session }: Made,
  position: PastPosition,
  [entry, exit]: Both,
): HistoryRows['orders'] {
  const { closeReason, takeProfitPrice, stopLossPrice } = position
  const isTrigger = closeReason === 'take_profit' || closeReason === 'stop_loss'
  const order = (fill: ExchangeFill, cloid: string) => ({
    cloid,
    userId,
    mandateId: session.id,
    positionId: position.id,
    step: 0,
    timeInForce: null,
    status: 'filled' as const,
    isBuy: fill.isBuy,
    size: fill.size,
    limitPrice: fill.price,
    oid: fill.oid,
    filledSize: fill.size,
    averagePrice: fill.price,
    error: null,
    updatedAt: fill.at,
    expiresAt: null,
  })
  return [
    {
      ...order(entry, position.entry.cloid),
      kind: 'entry',
      targetStep: null,
      reason: null,
      triggerPrice: null,
      reduceOnly: false,
      createdAt: entry.at,
    },
    {
      ...order(exit, position.exit.cloid),
      kind: isTrigger ? closeReason : 'close',
      targetStep: closeReason === 'take_profit' ? 0 : null,
      reason: isTrigger ? null : closeReason,
      triggerPrice: isTrigger
        ? closeReason === 'take_profit'
          ? takeProfitPrice
          : stopLossPrice
        : null,
      reduceOnly: true,
      createdAt: isTrigger ? entry.at : exit.at,
    },
  ]
}

export function fillRow(
  { userId, session }: Made,
  { id: positionId }: PastPosition,
  { startPosition: _net, cause, feePaid: _inUsdc, ...fill }: ExchangeFill,
): HistoryRows['fills'][number] {
  const isLiquidation = cause === 'liquidation'
  const inUsdc = { feeToken: null, feeAmount: null }
  return { ...fill, ...inUsdc, isLiquidation, userId, positionId, mandateId: session.id }
}
