// One shared stream of prices for everybody.
import type { SubscriptionClient } from '@nktkas/hyperliquid'
import { sign } from '../../../contract/decimal.ts'
import type { Clock, Logger } from '../../ops/port.ts'
import type { MarkPrice } from '../port.ts'
import { Mids } from './responses.ts'
import { keepSubscribed } from './subscription.ts'
import { isPlainDecimal, plainDecimal } from './wire-decimal.ts'

type MarksListener = (marks: ReadonlyMap<string, MarkPrice>) => void

export interface MarkStream {
  mark(symbol: string): MarkPrice | null
  onMarks(listener: MarksListener): () => void
  ageMs(): number | null
  close(): void
}

export function streamMarks(
  subscriptions: SubscriptionClient,
  { clock, log, onSpeech }: { clock: Clock; log: Logger; onSpeech: () => void },
): MarkStream {
  const latest = new Map<string, MarkPrice>()
  const listeners = new Set<MarksListener>()
  let spokeAt: number | null = null

  function receive(event: unknown): void {
    onSpeech()
    const parsed = Mids.safeParse(event)
    if (!parsed.success) {
      log.warn({}, 'a price message could not be read')
      return
    }
    const at = clock()
    const fresh = new Map<string, MarkPrice>()
    for (const [symbol, text] of Object.entries(parsed.data.mids)) {
      if (!isPlainDecimal(text) || sign(text) <= 0) continue
      const price = plainDecimal(text)
      fresh.set(symbol, { mark: price, mid: price, at })
    }
    if (fresh.size === 0) return
    spokeAt = at
    for (const [symbol, price] of fresh) latest.set(symbol, price)
    for (const listener of listeners) listener(fresh)
  }

  const stop = keepSubscribed(
    (onError) => subscriptions.allMids(receive, { onError }),
    'the price stream',
    log,
  )
  return {
    mark: (symbol) => latest.get(symbol) ?? null,
    onMarks: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ageMs: () => (spokeAt === null ? null : Math.max(0, clock() - spokeAt)),
    close: () => {
      listeners.clear()
      stop()
    },
  }
}
