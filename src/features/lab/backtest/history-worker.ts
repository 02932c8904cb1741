// Fetches and parses candles apart from the page, which thousands of them would hold up.
import { listCandleHistory } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import { toBars } from '../../../../engine/signals/bars.ts'
import type { Bars } from '../../../../engine/types.ts'
import { call } from '../../../api/client.ts'
import { messageFor } from '../../../api/errors.ts'
import { candlesSince } from './history.ts'
import type { SeriesName } from './question.ts'

export interface HistoryRequest {
  id: number
  series: SeriesName
  from: UnixMs
}

export type HistoryReply = { id: number; bars: Bars } | { id: number; failed: string }

self.addEventListener('message', ({ data }: MessageEvent<HistoryRequest>) => {
  const reply = (told: HistoryReply): void => self.postMessage(told)
  candlesSince(data.from, data.series, async ({ symbol, interval, to, limit }) => {
    const query = { interval, limit: String(limit), ...(to !== undefined && { to: String(to) }) }
    const { candles } = await call(null, listCandleHistory, { params: { symbol }, query })
    return candles
  }).then(
    (candles) => reply({ id: data.id, bars: toBars(candles, data.series.interval) }),
    (error: unknown) => reply({ id: data.id, failed: messageFor(error) }),
  )
})
