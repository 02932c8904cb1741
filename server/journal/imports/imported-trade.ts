// A round trip as a trade of the journal.
import { absolute, add, negate, round, sign } from '../../../contract/decimal.ts'
import { averagePrice } from '../../../engine/pnl.ts'
import { type RoundTrip, grossOf } from '../../../engine/journal/trips/round-trips.ts'
import type { NewJournalTrade } from '../../storage/journal/trades.ts'

const places = 8

export interface TripOrigin {
  id: string
  exchange: string
  accountId: string | null
  importId: string
  /** Begins the key by which a trade is recognised when it is imported again. */
  keyPrefix: string
  /** When candles are asked for; null where there are none. */
  excursionsDueAt: number | null
}

/** Null while the round trip is open. The fill that closes it names it, whatever was read before. */
export function importedTrade(trip: RoundTrip, origin: TripOrigin): NewJournalTrade | null {
  const last = trip.fills.at(-1)
  if (trip.closedAt === null || last === undefined) return null
  const { id, exchange, accountId, importId, keyPrefix, excursionsDueAt } = origin
  const realizedPnl = round(grossOf(trip), places)
  const [fees, funding] = [round(trip.fees, places), round(trip.funding, places)]
  return {
    ...blankTrade,
    id,
    accountId,
    importId,
    importKey: `${keyPrefix}:${trip.symbol}:${last.fillId}`,
    exchange,
    symbol: trip.symbol,
    side: trip.side,
    entryPrice: averagePrice(trip.entryNotional, trip.entrySize) ?? '0',
    exitPrice: averagePrice(trip.exitNotional, trip.exitSize) ?? '0',
    quantity: trip.entrySize,
    realizedPnl,
    fees,
    funding,
    netPnl: add(realizedPnl, negate(fees), funding),
    excursionsDueAt,
    openedAt: trip.openedAt,
    closedAt: trip.closedAt,
    fills: trip.fills.map(({ fillId, at, price, size, fee }) => ({
      id: fillId,
      at,
      isBuy: sign(size) > 0,
      isEntry: sign(size) > 0 === (trip.side === 'long'),
      price,
      size: absolute(size),
      fee: round(fee, places),
    })),
  }
}

/** What nobody knows of a trade that was not made here. */
export const blankTrade = {
  positionId: null,
  tradeGroupId: null,
  sessionId: null,
  origin: 'import',
  source: 'import',
  leverage: null,
  stopLoss: null,
  target: null,
  riskAmount: null,
  rMultiple: null,
  mae: null,
  mfe: null,
  closeReason: null,
  setupTag: null,
  isPlanned: false,
  status: 'final',
  settlesAt: null,
} as const
