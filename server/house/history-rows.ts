// A house trader's past as the rows that its sessions would have left behind: what they meant, with what the exchange
// says became of it.
import { add, multiply, zero } from '../../contract/decimal.ts'
import type { DecimalString, UserId } from '../../contract/primitives.ts'
import { advancePreset, quickStrategy } from '../../engine/presets.ts'
import type { ExchangeFill, FundingPayment } from '../context.ts'
import { fundingKey, sharesOf } from '../funds/book-funding.ts'
import { pnlOf } from '../ledger/pnl.ts'
import type { HistoryRows } from '../storage/house.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import type { PastPosition, PastSession, PastTrader } from './source.ts'

export interface History {
  userId: UserId
  past: Pick<PastTrader, 'sessions'>
  fills: readonly ExchangeFill[]
  funding: readonly FundingPayment[]
  /** By asset index. */
  symbols: ReadonlyMap<number, string>
}

/** Throws when an order of the past has no fill: then the exchange tells two different stories. */
export function historyRows({ userId, past, fills, funding, symbols }: History): HistoryRows {
  const rows: HistoryRows = {
    sessions: [],
    trades: [],
    positions: [],
    orders: [],
    fills: [],
    ledgerEntries: funding.map((payment) => ledgerEntry(userId, payment)),
  }
  const byCloid = new Map<string | null, ExchangeFill>(fills.map((fill) => [fill.cloid, fill]))
  for (const session of past.sessions) {
    const symbol = symbols.get(session.asset)
    if (symbol === undefined) throw new Error(`no market has index ${session.asset}`)
    const carried = fundingOf(
      session,
      funding.filter((payment) => payment.symbol === symbol),
    )
    const made = { userId, symbol, session, carried }
    const closed = session.positions.map((position) => {
      const filled = (cloid: string): ExchangeFill => {
        const fill = byCloid.get(cloid)
        if (fill === undefined) throw new Error(`order ${cloid} of the past has no fill`)
        return fill
      }
      const both = [filled(position.entry.cloid), filled(position.exit.cloid)] as const
      rows.orders.push(...orderRows(made, position, both))
      rows.fills.push(...both.map((fill) => fillRow(made, position, fill)))
      return positionRow(made, position, both)
    })
    rows.positions.push(...closed)
    if (closed.length > 0) rows.trades.push(tradeRow(made))
    const row = sessionRow(made)
    rows.sessions.push({ ...row, finalPnl: { ...pnlOf(row, closed, null) } })
  }
  return rows
}

interface Made {
  userId: UserId
  symbol: string
  session: PastSession
  /** By position. */
  carried: ReadonlyMap<string, DecimalString>
}

type Both = readonly [entry: ExchangeFill, exit: ExchangeFill]

/** An hour is charged before anything else happens at its end, on what was held until then. */
function fundingOf(
  { positions, startedAt, endedAt }: PastSession,
  payments: readonly FundingPayment[],
): Map<string, DecimalString> {
  const carried = new Map<string, DecimalString>()
  const oldestFirst = positions.toSorted((a, b) => a.entry.at - b.entry.at)
  for (const payment of payments) {
    if (payment.at < startedAt || payment.at > endedAt) continue
    const holders = oldestFirst.filter(
      ({ entry, exit }) => entry.at < payment.at && exit.at >= payment.at,
    )
    const parts = sharesOf(
      payment,
      holders.map(({ size }) => size),
    )
    for (const [index, { id }] of holders.entries()) {
      carried.set(id, add(carried.get(id) ?? zero, parts[index] ?? zero))
    }
  }
  return carried
}

function sessionRow({ userId, symbol, session }: Made): SessionRow {
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
    profitTargetPct: session.profitTargetPct,
    lossThresholdPct: session.lossThresholdPct,
    maxPositions: session.maxPositions,
    executionStrategy,
    strategyDuration,
    maxWalletBudget: isAdvance ? false : null,
    strategy: isAdvance
      ? advancePreset(executionStrategy, strategyDuration).strategy
      : quickStrategy,
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
    leaseOwner: null,
    leaseUntil: null,
  }
}

function tradeRow({ userId, symbol, session }: Made): HistoryRows['trades'][number] {
  const { positions, tradeId: id, id: sessionId } = session
  return {
    id,
    sessionId,
    userId,
    symbol,
    status: 'closed',
    openedAt: Math.min(...positions.map(({ entry }) => entry.at)),
    closedAt: Math.max(...positions.map(({ exit }) => exit.at)),
  }
}

function positionRow(made: Made, position: PastPosition, [entry, exit]: Both): PositionRow {
  const { userId, symbol, session, carried } = made
  return {
    id: position.id,
    tradeId: session.tradeId,
    sessionId: session.id,
    userId,
    assetIndex: session.asset,
    symbol,
    side: position.side,
    status: 'closed',
    plannedSize: position.size,
    leverage: session.leverage,
    takeProfitPrice: position.takeProfitPrice,
    stopLossPrice: position.stopLossPrice,
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

function orderRows(
  { userId, session }: Made,
  position: PastPosition,
  [entry, exit]: Both,
): HistoryRows['orders'] {
  const { closeReason, takeProfitPrice, stopLossPrice } = position
  const isTrigger = closeReason === 'take_profit' || closeReason === 'stop_loss'
  const order = (fill: ExchangeFill, cloid: string) => ({
    cloid,
    userId,
    sessionId: session.id,
    positionId: position.id,
    step: 0,
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
      reason: null,
      triggerPrice: null,
      reduceOnly: false,
      createdAt: entry.at,
    },
    {
      ...order(exit, position.exit.cloid),
      kind: isTrigger ? closeReason : 'close',
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

function fillRow(
  { userId, session }: Made,
  { id: positionId }: PastPosition,
  { startPosition: _net, ...fill }: ExchangeFill,
): HistoryRows['fills'][number] {
  return { ...fill, userId, positionId, sessionId: session.id }
}

function ledgerEntry(
  userId: UserId,
  payment: FundingPayment,
): HistoryRows['ledgerEntries'][number] {
  const { at, amount, symbol, size } = payment
  const key = fundingKey(payment)
  const booked = { amount, fee: zero, counterparty: symbol, data: { size } }
  return { userId, key, at, kind: 'funding', ...booked }
}
