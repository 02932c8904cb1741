// Watches the marks of markets with price alerts, and announces alerts that fire.
import { t } from '@lingui/core/macro'
import type { Live } from '../../api/live/live.ts'
import { tickerStream } from '../../api/live/streams.ts'
import { alertsOf, hasCrossed, type PriceAlert } from '../../lib/alerts/price-alerts.ts'
import { now } from '../../lib/clock.ts'
import { formatPrice } from '../../lib/numbers/format.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { markTitle } from './marked-title.ts'

/** `account` null: a visitor's. Returns what stops it. */
export function watchAlerts(live: Live, account: string | null): () => void {
  const store = alertsOf(account)
  const following = new Map<string, () => void>()

  function look(symbol: string, mark: string): void {
    for (const alert of store.get()) {
      const isDue = alert.symbol === symbol && alert.firedAt === null && hasCrossed(alert, mark)
      if (isDue && store.fire(alert.id, now())) tell(alert, mark)
    }
  }

  function follow(): void {
    const wanted = new Set(
      store.get().flatMap(({ symbol, firedAt }) => (firedAt === null ? [symbol] : [])),
    )
    for (const [symbol, leave] of following) {
      if (wanted.has(symbol)) continue
      leave()
      following.delete(symbol)
    }
    for (const symbol of wanted) {
      if (following.has(symbol)) continue
      const stream = tickerStream(symbol)
      following.set(
        symbol,
        live.subscribe(stream, ({ mark }) => look(symbol, mark)),
      )
    }
  }

  follow()
  const unsubscribe = store.subscribe(follow)
  return () => {
    unsubscribe()
    for (const leave of following.values()) leave()
    following.clear()
  }
}

function tell({ symbol, price, from }: PriceAlert, mark: string): void {
  const [at, now] = [formatPrice(price), formatPrice(mark)]
  const title = from === 'below' ? t`${symbol} rose to ${at}` : t`${symbol} fell to ${at}`
  toast({ title, detail: t`Your price alert. The mark is ${now}.`, duration: null })
  markTitle(title)
}
