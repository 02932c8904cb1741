import { t } from '@lingui/core/macro'
import { useCallback, useMemo } from 'react'
import { fromNumber } from '../../contract/decimal.ts'
import { tickerStream } from '../api/live/streams.ts'
import { useLive } from '../api/live/use-live.ts'
import { useViewer } from '../api/viewer.ts'
import { alertsOf } from '../lib/alerts/price-alerts.ts'
import { useAlerts } from '../lib/alerts/use-alerts.ts'
import { formatPrice, pricePlaces } from '../lib/numbers/format.ts'
import { toast } from '../ui/feedback/toast.ts'
import type { PriceLine } from './chart-data.ts'

/** The alerts of a market as lines on its chart, and a function that sets one at a pressed price. */
export function useChartAlerts(symbol: string) {
  const account = useViewer()?.address ?? null
  const live = useLive()
  const alerts = useAlerts(account)
  const lines = useMemo(
    () =>
      alerts.flatMap(({ id, price, firedAt, symbol: of }): PriceLine[] =>
        of !== symbol || firedAt !== null
          ? []
          : [{ id: `alert-${id}`, kind: 'alert', price, label: t`Alert`, count: 1 }],
      ),
    [alerts, symbol],
  )
  const setAt = useCallback(
    (pressed: number) => {
      const mark = live.latest(tickerStream(symbol))?.data.mark
      const price = fromNumber(pressed, pricePlaces(pressed))
      const alert = mark === undefined ? null : alertsOf(account).add({ symbol, price, mark })
      toast(
        alert === null
          ? { title: t`No alert was set`, detail: t`The mark is there now, or not known yet.` }
          : {
              title: t`Alert set at ${formatPrice(price)}`,
              detail:
                alert.from === 'below'
                  ? t`You are told once ${symbol} rises to it, while a page of Alura is open.`
                  : t`You are told once ${symbol} falls to it, while a page of Alura is open.`,
            },
      )
    },
    [live, symbol, account],
  )
  return { lines, setAt }
}
