// A house trader's past as the rows that real sessions would have left: its recorded intentions, combined with the
// fills and funding that the exchange reports.
import { add, zero } from '../../../contract/decimal.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import type { ExchangeFill, FundingPayment } from '../../venue/port.ts'
import { fundingKey, sharesOf } from '../../money/index.ts'
import { pnlOf } from '../../trading/index.ts'
import type { HistoryRows } from '../../storage/board/house.ts'
import {
  fillRow,
  mandateRow,
  orderRows,
  positionRow,
  sessionRow,
  targetRow,
  tradeRow,
} from './past-rows.ts'
import type { PastSession, PastTrader } from './source.ts'

export interface History {
  userId: UserId
  past: Pick<PastTrader, 'sessions'>
  fills: readonly ExchangeFill[]
  funding: readonly FundingPayment[]
  /** By asset index. */
  symbols: ReadonlyMap<number, string>
}

/** Throws when an order of the past has no fill, because the exchange then contradicts itself. */
export function historyRows({ userId, past, fills, funding, symbols }: History): HistoryRows {
  const rows: HistoryRows = {
    mandates: [],
    sessions: [],
    trades: [],
    positions: [],
    orders: [],
    targets: [],
    fills: [],
    ledgerEntries: funding.map((payment) => ledgerEntry(userId, payment)),
  }
  const byCloid = new Map<string | null, ExchangeFill>(fills.map((fill) => [fill.cloid, fill]))
  const filled = (cloid: string): ExchangeFill => {
    const fill = byCloid.get(cloid)
    if (fill === undefined) throw new Error(`order ${cloid} of the past has no fill`)
    return fill
  }
  for (const session of past.sessions) {
    const symbol = symbols.get(session.asset)
    if (symbol === undefined) throw new Error(`no market has index ${session.asset}`)
    const carried = fundingOf(
      session,
      funding.filter((payment) => payment.symbol === symbol),
    )
    const made = { userId, symbol, session, carried }
    const closed = session.positions.map((position) => {
      const both = [filled(position.entry.cloid), filled(position.exit.cloid)] as const
      rows.orders.push(...orderRows(made, position, both))
      rows.targets.push(targetRow(position))
      rows.fills.push(...both.map((fill) => fillRow(made, position, fill)))
      return positionRow(made, position, both)
    })
    rows.positions.push(...closed)
    if (closed.length > 0) rows.trades.push(tradeRow(made))
    const row = sessionRow(made)
    rows.mandates.push(mandateRow(made))
    rows.sessions.push({ ...row, finalPnl: { ...pnlOf(row.budget, closed, null) } })
  }
  return rows
}

/** Funding is charged at the full hour before anything else happens then, on the size held until then. */
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

function ledgerEntry(
  userId: UserId,
  payment: FundingPayment,
): HistoryRows['ledgerEntries'][number] {
  const { at, amount, symbol, size } = payment
  const key = fundingKey(payment)
  const booked = { amount, fee: zero, counterparty: symbol, data: { size } }
  return { userId, key, at, kind: 'funding', ...booked }
}
