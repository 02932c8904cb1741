import { useSyncExternalStore } from 'react'
import { alertsOf, type PriceAlert } from './price-alerts.ts'

/** Newest first. */
export function useAlerts(account: string | null): readonly PriceAlert[] {
  const store = alertsOf(account)
  return useSyncExternalStore(store.subscribe, store.get)
}
