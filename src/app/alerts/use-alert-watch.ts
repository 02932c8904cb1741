import { useEffect } from 'react'
import { useLive } from '../../api/live/use-live.ts'
import { useViewer } from '../../api/viewer.ts'
import { alertsChanged, alertsKey } from '../../lib/alerts/alerts-key.ts'
import { readStored } from '../../lib/kept/stored.ts'

/** Watches the viewer's price alerts on every page. Loads the code only when there are alerts. */
export function useAlertWatch(): void {
  const live = useLive()
  const account = useViewer()?.address ?? null
  useEffect(() => {
    let stop: (() => void) | undefined
    let isOver = false
    function begin(): void {
      if (stop !== undefined || readStored(alertsKey(account)) === null) return
      stop = () => {}
      import('./watch-alerts.ts').then(
        ({ watchAlerts }) => {
          if (!isOver) stop = watchAlerts(live, account)
        },
        () => {
          // The code did not load: retried when alerts change or the connection is back.
          stop = undefined
        },
      )
    }
    begin()
    const events = ['storage', alertsChanged, 'online']
    for (const event of events) window.addEventListener(event, begin)
    return () => {
      isOver = true
      for (const event of events) window.removeEventListener(event, begin)
      stop?.()
    }
  }, [live, account])
}
