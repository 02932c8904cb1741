import type { TradingContext } from '../../trading/index.ts'

/**
 * Releases the market once no trade there is open and no order rests or has an unknown outcome. The caller holds the
 * mandate.
 */
export async function releaseMarket({ store }: TradingContext, mandateId: string): Promise<void> {
  if ((await store.positions.live(mandateId)).length > 0) return
  if (await store.orders.areOutstanding(mandateId)) return
  const mandate = await store.mandates.byId(mandateId)
  if (mandate?.state === 'trading') await store.mandates.setState(mandateId, 'guarding')
}
