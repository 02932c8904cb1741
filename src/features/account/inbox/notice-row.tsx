import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import type { Delivery, Notice } from '../../../../contract/people/notices.ts'
import { cx } from '../../../lib/cx.ts'
import { formatAgo, formatDateTime } from '../../../lib/time.ts'
import { Button } from '../../../ui/form/button.tsx'
import { channelNames } from '../../../lib/words/channel-names.ts'

export interface NoticeRowProps {
  notice: Notice
  now: number
  onMark: (isRead: boolean, ids: string[]) => Promise<void>
}

export function NoticeRow({ notice, now, onMark }: NoticeRowProps) {
  const { id, title, message, path, at, isRead, deliveries } = notice
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-4">
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        <span
          aria-hidden
          className={cx(
            'mt-1.5 size-2 shrink-0 rounded-full',
            isRead ? 'bg-transparent' : 'bg-accent',
          )}
        />
        <div className="flex min-w-0 flex-col gap-0.5">
          <Link
            href={path}
            onClick={() => {
              if (!isRead) void onMark(true, [id])
            }}
            className={cx(
              'wrap-anywhere underline-offset-4 hover:underline',
              !isRead && 'font-semibold',
            )}
          >
            {!isRead && <span className="sr-only">{t`Unread:`} </span>}
            <span lang="en">{title}</span>
          </Link>
          <p lang="en" className="text-pretty wrap-anywhere text-muted">
            {message}
          </p>
          <p className="text-xs text-muted" title={formatDateTime(at)}>
            {formatAgo(at, now)}
          </p>
          {deliveries.map((delivery) => (
            <Sent
              key={`${delivery.channel} ${delivery.state} ${delivery.problem}`}
              delivery={delivery}
            />
          ))}
        </div>
      </div>
      <Button size="sm" onClick={() => void onMark(!isRead, [id])}>
        {isRead ? t`Mark as unread` : t`Mark as read`}
      </Button>
    </li>
  )
}

/** Where else it went. What was given up is said plainly. */
function Sent({ delivery }: { delivery: Delivery }) {
  const { channel, state, problem, dueAt } = delivery
  const name = channelNames[channel]
  if (state === 'sent') return <p className="text-xs text-muted">{t`${name}: sent`}</p>
  if (state === 'given_up') {
    return <p className="text-xs text-danger">{t`${name}: given up. ${problem ?? ''}`}</p>
  }
  const due = dueAt === null ? '' : formatDateTime(dueAt)
  return (
    <p className="text-xs text-warn">
      {problem === null
        ? t`${name}: to be sent at ${due}`
        : t`${name}: tried again at ${due}. ${problem}`}
    </p>
  )
}
