// Replays contracts beside the page. It also fetches and reads the histories: thousands of candles would hold the page up.
import type { Interval } from '../../../../../../contract/market/market.ts'
import { listCandleHistory } from '../../../../../../contract/market/market.ts'
import { toBars } from '../../../../../../engine/signals/bars.ts'
import type { Bars } from '../../../../../../engine/types.ts'
import { call } from '../../../../../api/client.ts'
import { messageFor } from '../../../../../api/errors.ts'
import { createPreviewer, type PreviewRequest } from './previewer.ts'

const channel = new MessageChannel()
const resumed: (() => void)[] = []
channel.port1.addEventListener('message', () => resumed.shift()?.())
channel.port1.start()

const previewer = createPreviewer({
  history,
  reply: (reply) => self.postMessage(reply),
  // A message to itself comes after those that wait already; a timer would be held back.
  pause: () =>
    new Promise((resolve) => {
      resumed.push(resolve)
      channel.port2.postMessage(null)
    }),
  now: () => performance.now(),
  messageFor,
})

self.addEventListener('message', ({ data }: MessageEvent<PreviewRequest>) => previewer.ask(data))

/** The newest candle may still be forming, and clocks differ: it is left out. */
async function history(symbol: string, interval: Interval, count: number): Promise<Bars> {
  const { candles } = await call(null, listCandleHistory, {
    params: { symbol },
    query: { interval, limit: String(count) },
  })
  return toBars(candles.slice(0, -1), interval)
}
