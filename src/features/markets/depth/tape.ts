// The latest trades of a market, kept while the component that shows them is unmounted.
import {
  mostTapeTrades,
  type TapeEvent,
  type TapeTrade,
} from '../../../../contract/market/feeds.ts'
import { tapeStream } from '../../../api/live/market-feeds.ts'
import type { Live } from '../../../api/live/live.ts'

/** The trades after an event: newest first, each once. */
export function withEvent(known: readonly TapeTrade[], event: TapeEvent): readonly TapeTrade[] {
  if (event.isWhole) return event.trades
  const ids = new Set(event.trades.map(({ id }) => id))
  return [...event.trades, ...known.filter(({ id }) => !ids.has(id))].slice(0, mostTapeTrades)
}

export interface Tape {
  subscribe: (notify: () => void) => () => void
  /** Null before the first event. The same array until one is added. */
  trades: () => readonly TapeTrade[] | null
}

const tapes = new WeakMap<Live, Map<string, Tape>>()

/** One for each market and connection. */
export function tapeOf(live: Live, symbol: string): Tape {
  const ofLive = tapes.get(live) ?? new Map<string, Tape>()
  tapes.set(live, ofLive)
  const tape = ofLive.get(symbol) ?? createTape(live, symbol)
  ofLive.set(symbol, tape)
  return tape
}

function createTape(live: Live, symbol: string): Tape {
  const listeners = new Set<() => void>()
  let known: readonly TapeTrade[] | null = null
  let leave: (() => void) | undefined

  function hear(event: TapeEvent): void {
    known = withEvent(known ?? [], event)
    for (const notify of listeners) notify()
  }

  return {
    subscribe(notify) {
      listeners.add(notify)
      leave ??= live.subscribe(tapeStream(symbol), hear)
      return () => {
        listeners.delete(notify)
        if (listeners.size > 0) return
        leave?.()
        leave = undefined
      }
    },
    trades: () => known,
  }
}
