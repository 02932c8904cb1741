import { t } from '@lingui/core/macro'
import { useState, type ReactNode } from 'react'
import { Button } from '../../../../ui/form/button.tsx'
import { subscribe, whyNoPush } from './subscribe.ts'
import { useAddTarget } from './use-add-target.ts'
import { Way } from './way.tsx'

interface BrowserWaysProps {
  /** What this browser subscribes with. */
  pushKey: string
  /** Browsers that have subscribed. */
  children: ReactNode[]
}

/** This browser's own notifications: while a page is open, and by push when none is. */
export function BrowserWays({ pushKey, children }: BrowserWaysProps) {
  const [permission, setPermission] = useState(permissionNow)
  const [problem, setProblem] = useState<string>()
  const { add, isAdding, problem: refusal } = useAddTarget()
  const unable = whyNoPush()

  async function handleAllow(): Promise<void> {
    setPermission(await Notification.requestPermission())
  }

  async function handleSubscribe(): Promise<void> {
    setProblem(undefined)
    try {
      const keys = await subscribe(pushKey)
      setPermission(permissionNow())
      await add({ channel: 'push', ...keys })
    } catch {
      setPermission(permissionNow())
      setProblem(
        t`This browser did not subscribe. It may block notifications, or not reach its maker’s service.`,
      )
    }
  }

  return (
    <Way title={t`This browser`} rows={children}>
      <p className="text-pretty text-muted">{words(permission)}</p>
      <div className="flex flex-wrap gap-2">
        {permission === 'default' && (
          <Button onClick={() => void handleAllow()}>{t`Allow notifications`}</Button>
        )}
        {permission !== 'none' && (
          <Button
            pending={isAdding}
            disabledReason={unable ?? undefined}
            onClick={() => void handleSubscribe()}
          >{t`Also when no page is open`}</Button>
        )}
      </div>
      {(problem ?? refusal) !== undefined && <p className="text-danger">{problem ?? refusal}</p>}
    </Way>
  )
}

type Permission = NotificationPermission | 'none'

function permissionNow(): Permission {
  return 'Notification' in window ? Notification.permission : 'none'
}

function words(permission: Permission): string {
  switch (permission) {
    case 'granted':
      return t`Notifications are allowed: while a page of Alura is open in the background, it shows what happens.`
    case 'denied':
      return t`Notifications are blocked for this page: allow them in the browser’s own settings.`
    case 'default':
      return t`Notifications are not allowed yet.`
    case 'none':
      return t`This browser shows no notifications. On an iPhone or iPad, put Alura on the home screen first.`
  }
}
