import type { Interval } from '../../../../../../contract/market/market.ts'
import { listCandleHistory } from '../../../../../../contract/market/market.ts'
import { toBars } from '../../../../../../engine/signals/bars.ts'
import type { Bars } from '../../../../../../engine/types.ts'
import { call } from '../../../../../api/client.ts'

/** The newest candle is left out, because it may still be forming and clocks differ. */
export async function history(symbol: string, interval: Interval, count: number): Promise<Bars> {
  const { candles } = await call(null, listCandleHistory, {
    params: { symbol },
    query: { interval, limit: String(count) },
  })
  return toBars(candles.slice(0, -1), interval)
}
