// Markets that a person wants at the top.
import { useSyncExternalStore } from 'react'
import { readSetting, writeSetting } from './settings.ts'

let pinned: ReadonlySet<string> | null = null
const listeners = new Set<() => void>()

export function getPinned(): ReadonlySet<string> {
  return (pinned ??= new Set((readSetting('pinnedMarkets') ?? '').split(',').filter(Boolean)))
}

export function togglePinned(symbol: string): void {
  const next = new Set(getPinned())
  if (!next.delete(symbol)) next.add(symbol)
  setPinned(next.size === 0 ? null : [...next].join(','))
}

/** Symbols between commas; null: none. */
export function setPinned(symbols: string | null): void {
  writeSetting('pinnedMarkets', symbols)
  pinned = null
  for (const tell of listeners) tell()
}

/** Pinned ones first; both parts keep their order. */
export function pinnedFirst<Market extends { symbol: string }>(
  markets: readonly Market[],
  pins: ReadonlySet<string>,
): Market[] {
  const isPinned = ({ symbol }: Market) => pins.has(symbol)
  return [...markets.filter(isPinned), ...markets.filter((market) => !isPinned(market))]
}

export function usePinned(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, getPinned)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
