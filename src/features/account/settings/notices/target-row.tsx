import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  type NoticeTarget,
  getNoticeSettings,
  removeNoticeTarget,
  testNoticeTarget,
} from '../../../../../contract/people/notice-settings.ts'
import { messageFor } from '../../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { Button } from '../../../../ui/form/button.tsx'

export function TargetRow({ target }: { target: NoticeTarget }) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const onSettled = () => invalidate(client, getNoticeSettings)
  const test = useMutation({ ...apiMutation(viewer, testNoticeTarget), onSettled })
  const remove = useMutation({ ...apiMutation(viewer, removeNoticeTarget), onSettled })
  const { id, label, state, problem } = target
  const failure = test.error ?? remove.error
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
      <div className="flex min-w-0 flex-1 basis-52 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-2 wrap-anywhere">
          {label}
          {state === 'unconfirmed' && <Badge tone="warn">{t`NOT CONFIRMED`}</Badge>}
          {state === 'broken' && <Badge tone="danger">{t`BROKEN`}</Badge>}
        </p>
        <output className="block text-xs empty:hidden">
          {test.data ? (
            <span className={test.data.isSent ? 'text-gain' : 'text-danger'}>
              {test.data.outcome}
            </span>
          ) : failure ? (
            <span className="text-danger">{messageFor(failure)}</span>
          ) : (
            problem !== null && <span className="text-danger">{problem}</span>
          )}
        </output>
      </div>
      <div className="flex gap-2">
        <Button
          size="sm"
          aria-label={t`Send a test to ${label}`}
          pending={test.isPending}
          pendingLabel={t`Sending`}
          disabledReason={state === 'unconfirmed' ? t`It is not confirmed yet` : undefined}
          onClick={() => test.mutate({ params: { targetId: id } })}
        >{t`Send a test`}</Button>
        <Button
          size="sm"
          aria-label={t`Remove ${label}`}
          pending={remove.isPending}
          onClick={() => remove.mutate({ params: { targetId: id } })}
        >{t`Remove`}</Button>
      </div>
    </li>
  )
}
