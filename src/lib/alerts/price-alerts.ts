// Price alerts, stored in this browser per account.
import * as z from 'zod/mini'
import { compare } from '../../../contract/decimal.ts'
import { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import { alertsChanged, alertsKey } from './alerts-key.ts'
import { readStored, writeStored } from '../kept/stored.ts'

const PriceAlert = z.object({
  id: z.string(),
  symbol: z.string(),
  price: DecimalString,
  /** The side of the price on which the mark was when the alert was set. It fires at the price or beyond. */
  from: z.enum(['below', 'above']),
  /** When it fired; null: not yet. */
  firedAt: z.nullable(UnixMs),
})
export type PriceAlert = z.infer<typeof PriceAlert>

const mostAlerts = 50

export interface AlertsStore {
  /** Newest first. */
  get: () => readonly PriceAlert[]
  subscribe: (notify: () => void) => () => void
  /** Null when the mark is already at the price. */
  add: (alert: { symbol: string; price: DecimalString; mark: DecimalString }) => PriceAlert | null
  remove: (id: string) => void
  /** False when another tab has fired it, or it was removed. */
  fire: (id: string, at: UnixMs) => boolean
}

const stores = new Map<string, AlertsStore>()

/** The same one for the same account. */
export function alertsOf(account: string | null): AlertsStore {
  const key = alertsKey(account)
  const store = stores.get(key) ?? createStore(key)
  stores.set(key, store)
  return store
}

/** Whether the mark has reached the price or gone through it. */
export function hasCrossed({ price, from }: PriceAlert, mark: DecimalString): boolean {
  const beside = compare(mark, price)
  return from === 'below' ? beside >= 0 : beside <= 0
}

export function createStore(key: string): AlertsStore {
  let text = readStored(key)
  let alerts = parse(text)

  function refresh(): void {
    const now = readStored(key)
    if (now === text) return
    text = now
    alerts = parse(now)
  }
  function set(next: readonly PriceAlert[]): void {
    writeStored(key, next.length === 0 ? null : JSON.stringify(next))
    globalThis.dispatchEvent?.(new Event(alertsChanged))
  }

  return {
    get() {
      refresh()
      return alerts
    },
    subscribe(notify) {
      const events = ['storage', alertsChanged]
      for (const event of events) globalThis.addEventListener(event, notify)
      return () => {
        for (const event of events) globalThis.removeEventListener(event, notify)
      }
    },
    add({ symbol, price, mark }) {
      const beside = compare(mark, price)
      if (beside === 0) return null
      const from = beside < 0 ? 'below' : 'above'
      const id = crypto.randomUUID()
      const alert: PriceAlert = { id, symbol, price, from, firedAt: null }
      refresh()
      set([alert, ...alerts].slice(0, mostAlerts))
      return alert
    },
    remove(id) {
      refresh()
      set(alerts.filter((each) => each.id !== id))
    },
    fire(id, at) {
      refresh()
      const alert = alerts.find((each) => each.id === id)
      if (alert === undefined || alert.firedAt !== null) return false
      set(alerts.map((each) => (each.id === id ? { ...each, firedAt: at } : each)))
      return true
    },
  }
}

function parse(text: string | null): readonly PriceAlert[] {
  try {
    const kept = z.array(PriceAlert).safeParse(JSON.parse(text ?? '[]'))
    return kept.success ? kept.data : []
  } catch {
    return []
  }
}
