// A trade of the journal as the API returns it.
import { add, divide, isZero, round } from '../../../contract/decimal.ts'
import type { JournalTrade } from '../../../contract/journal/journal-trade.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { TagRow } from '../../storage/journal/tags.ts'
import type { JournalTradeRow } from '../../storage/journal/trades.ts'

export function tradeView(row: JournalTradeRow, tags: readonly TagRow[]): JournalTrade {
  const isFinal = row.status === 'final'
  return {
    id: row.id,
    trade_group_id: row.tradeGroupId,
    session_id: row.sessionId,
    account_id: row.accountId,
    origin: row.origin,
    exchange: row.exchange,
    symbol: row.symbol,
    side: row.side === 'long' ? 'buy' : 'sell',
    entry_price: add(row.entryPrice),
    exit_price: add(row.exitPrice),
    quantity: add(row.quantity),
    leverage: row.leverage,
    realized_pnl: add(row.realizedPnl),
    fees: add(row.fees),
    funding: add(row.funding),
    net_pnl: isFinal ? add(row.netPnl) : null,
    stop_loss: plain(row.stopLoss),
    target: plain(row.target),
    risk_amount: plain(row.riskAmount),
    r_multiple: isFinal ? plain(row.rMultiple) : null,
    mae: plain(row.mae),
    mfe: plain(row.mfe),
    mae_r: inR(row.mae, row.riskAmount),
    mfe_r: inR(row.mfe, row.riskAmount),
    opened_at: iso(row.openedAt),
    closed_at: iso(row.closedAt),
    duration_secs: Math.max(0, Math.floor((row.closedAt - row.openedAt) / 1_000)),
    close_reason: row.closeReason,
    setup_tag: row.setupTag,
    planned: row.isPlanned,
    status: row.status,
    source: row.source,
    notes: row.notes,
    tags: tags.map(({ id, name, color }) => ({ id, name, color })),
  }
}

/** Without trailing zeros, as all decimals of the API. */
function plain(value: DecimalString | null): DecimalString | null {
  return value === null ? null : add(value)
}

function inR(value: DecimalString | null, risk: DecimalString | null): DecimalString | null {
  return value === null || risk === null || isZero(risk) ? null : round(divide(value, risk), 4)
}

export function iso(at: number): string {
  return new Date(at).toISOString()
}
