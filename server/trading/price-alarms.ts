// Between two looks, compares each price with the alarm of each mandate; a hit wakes the mandate.
import type { MandateId } from '../../contract/primitives.ts'
import type { MarkPrice } from '../venue/port.ts'
import type { TradingContext } from './trading-context.ts'

export interface PriceAlarms {
  /** Sets the alarm after a look; null: no price calls for another look. */
  set(id: MandateId, symbol: string, isReached: ((mark: MarkPrice) => boolean) | null): void
  start(): void
  stop(): void
}

export function priceAlarms(ctx: TradingContext, wake: (id: MandateId) => void): PriceAlarms {
  const alarms = new Map<MandateId, { symbol: string; isReached: (mark: MarkPrice) => boolean }>()
  const moved = new Map<string, MarkPrice>()
  let timer: NodeJS.Timeout | undefined
  let unsubscribe = () => {}

  function ring(): void {
    for (const [id, { symbol, isReached }] of alarms) {
      const mark = moved.get(symbol)
      if (mark !== undefined && isReached(mark)) wake(id)
    }
    moved.clear()
  }

  return {
    set: (id, symbol, isReached) => {
      if (isReached === null) alarms.delete(id)
      else alarms.set(id, { symbol, isReached })
    },
    start: () => {
      unsubscribe = ctx.exchange.onMarks((marks) => {
        for (const [symbol, mark] of marks) moved.set(symbol, mark)
      })
      timer = setInterval(ring, ctx.timing.tick)
    },
    stop: () => {
      unsubscribe()
      clearInterval(timer)
      alarms.clear()
    },
  }
}
