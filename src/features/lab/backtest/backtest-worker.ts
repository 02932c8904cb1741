// Runs programs apart from the page: whatever one does, the page goes on, and ends this worker if it must.
import type { Bars } from '../../../../engine/types.ts'
import { answer } from './answer.ts'
import type { Answer, Order } from './question.ts'

const known = new Map<string, Bars>()

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if (data.order === 'candles') {
    known.set(`${data.symbol} ${data.bars.interval}`, data.bars)
    return
  }
  const { question } = data
  const tell = (told: Answer): void => self.postMessage(told)
  void answer(question, {
    candles: (symbol, interval) => known.get(`${symbol} ${interval}`),
    running: (share) => tell({ state: 'running', id: question.id, share }),
    now: () => performance.now(),
  }).then(tell, (error: unknown) => {
    // Told as an error of the worker, which the page knows what to do about.
    setTimeout(() => {
      throw error
    })
  })
})
