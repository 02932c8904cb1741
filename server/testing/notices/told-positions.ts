// Positions that open and close as the trading loop books them, so that the database's own triggers tell of them.
import type { PositionId, UserId } from '../../../contract/primitives.ts'
import type { Store } from '../../storage/store.ts'

export interface ToldPosition {
  userId: UserId
  /** Also its position's. */
  id: PositionId
  symbol?: string
  kind?: 'session' | 'desk' | 'program'
  at: number
}

/** The mandate, and a position that waits for its first fill. */
export async function placePosition(
  store: Store,
  { userId, id, symbol = 'BTC', kind = 'session', at }: ToldPosition,
): Promise<void> {
  await store.mandates.claim({ id, userId, kind, assetIndex: 0, symbol, createdAt: at })
  // Another may hold the market afterwards.
  await store.mandates.setState(id, 'guarding')
  const trade = { id, mandateId: id, userId, symbol, openedAt: at }
  await store.trades.ensureOpen(trade)
  await store.positions.insert({
    id,
    tradeId: id,
    mandateId: id,
    userId,
    symbol,
    assetIndex: 0,
    side: 'long',
    status: 'opening',
    plannedSize: '2',
    leverage: 3,
    budget: '50',
    protection: 'none',
    takeProfitPrice: null,
    stopLossPrice: null,
    openedAt: at,
  })
}

/** Bought two at 100, sold at 110, 0.5 paid: +19.5. */
export async function openAndClose(store: Store, { id, at }: ToldPosition): Promise<void> {
  await store.positions.addFill(id, { entrySize: '2', entryNotional: '200', fees: '0.25' })
  await store.positions.change(id, { status: 'open' })
  await store.positions.addFill(id, { exitSize: '2', exitNotional: '220', fees: '0.25' })
  await store.positions.close(id, 'take_profit', at)
}
