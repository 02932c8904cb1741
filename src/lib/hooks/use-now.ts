import { now } from '../clock.ts'
import { useCallback, useSyncExternalStore } from 'react'

/** The time, rounded down to `everyMs`; renders again at each step. All users of one period share a timer. */
export function useNow(everyMs = 1000): number {
  const subscribe = useCallback(
    (listener: () => void) => tickerOf(everyMs).add(listener),
    [everyMs],
  )
  return useSyncExternalStore(subscribe, () => Math.floor(now() / everyMs) * everyMs)
}

interface Ticker {
  add: (listener: () => void) => () => void
}

const tickers = new Map<number, Ticker>()

function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs)
  if (known) return known
  const ticker = createTicker(everyMs)
  tickers.set(everyMs, ticker)
  return ticker
}

function createTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  // Aligned to the boundary, so that two clocks on a page change together and no second is skipped.
  const schedule = (): void => {
    timer = setTimeout(tick, everyMs - (now() % everyMs) + 4)
  }
  const tick = (): void => {
    for (const tell of listeners) tell()
    schedule()
  }
  return {
    add(listener) {
      listeners.add(listener)
      if (listeners.size === 1) schedule()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearTimeout(timer)
      }
    },
  }
}
