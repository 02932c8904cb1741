import type { NewJournalTrade } from '../storage/journal/trades.ts'

/** A closed trade of another account, as the journal keeps it. */
export function pastTrade(id: string, more: Partial<NewJournalTrade> = {}): NewJournalTrade {
  const closedAt = Date.UTC(2026, 3, 1, 12)
  return {
    id,
    positionId: null,
    tradeGroupId: null,
    sessionId: null,
    accountId: null,
    importId: null,
    importKey: id,
    origin: 'import',
    source: 'import',
    exchange: 'binance',
    symbol: 'BTC_USDT',
    side: 'long',
    entryPrice: '50000',
    exitPrice: '51000',
    quantity: '0.1',
    leverage: null,
    realizedPnl: '100',
    fees: '4',
    funding: '0',
    netPnl: '96',
    stopLoss: null,
    target: null,
    riskAmount: null,
    rMultiple: null,
    mae: null,
    mfe: null,
    excursionsDueAt: null,
    openedAt: closedAt - 3_600_000,
    closedAt,
    closeReason: null,
    setupTag: null,
    isPlanned: false,
    status: 'final',
    settlesAt: null,
    fills: [],
    ...more,
  }
}
