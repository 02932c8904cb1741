import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { DecimalString } from '../../../contract/primitives.ts'
import { tickerStream } from './streams.ts'
import { useLive } from './use-live.ts'

/** The newest streamed mark of each market; markets without one are left out. */
export function useMarks(symbols: readonly string[]): ReadonlyMap<string, DecimalString> {
  const live = useLive()
  const names = [...new Set(symbols)].toSorted().join()
  const subscribe = useCallback(
    (notify: () => void) => {
      const unsubscribes = split(names).map((symbol) =>
        live.subscribe(tickerStream(symbol), notify),
      )
      return () => unsubscribes.forEach((unsubscribe) => unsubscribe())
    },
    [live, names],
  )
  const marks = useSyncExternalStore(subscribe, () =>
    split(names)
      .map((symbol) => live.latest(tickerStream(symbol))?.data.mark ?? '')
      .join(),
  )
  return useMemo(() => {
    const prices = marks.split(',')
    return new Map(
      split(names).flatMap((symbol, index) => {
        const mark = prices[index]
        return mark === undefined || mark === '' ? [] : [[symbol, mark] as const]
      }),
    )
  }, [names, marks])
}

function split(names: string): string[] {
  return names === '' ? [] : names.split(',')
}
