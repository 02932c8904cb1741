import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Authority } from '../../../../contract/people/authority.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { cx } from '../../../lib/cx.ts'
import { language } from '../../../lib/words/language.ts'
import { Button } from '../../../ui/form/button.tsx'
import { ToneIcon } from '../../../ui/feedback/tone-icon.tsx'
import { ApprovalDialog } from './approval-dialog.tsx'
import { isPutOff, putOff } from './put-off.ts'
import { authorityQuery } from './trading-key.queries.ts'

/** On every page: that Alura cannot trade any more, or soon will not, and how to fix it. */
export function AuthorityNotice() {
  const viewer = useSignedIn()
  const { data } = useQuery(authorityQuery(viewer))
  const [isApproving, setIsApproving] = useState(false)
  const [, setPutOffAt] = useState(0)
  const now = data?.checkedAt ?? 0
  // A person who never enabled trading has lost nothing.
  const isShown =
    data !== undefined &&
    data.state !== 'ok' &&
    data.state !== 'unapproved' &&
    !isPutOff(viewer.address, data, now)

  function handleLater(authority: Authority): void {
    putOff(viewer.address, authority, now)
    setPutOffAt(now)
  }

  return (
    <>
      {isShown && (
        <Notice
          authority={data}
          onApprove={() => setIsApproving(true)}
          onLater={() => handleLater(data)}
        />
      )}
      {isApproving && data && (
        <ApprovalDialog
          isRenewal={data.mayClose && data.state !== 'builder_fee_missing'}
          onDone={() => setIsApproving(false)}
        />
      )}
    </>
  )
}

interface NoticeProps {
  authority: Authority
  onApprove: () => void
  onLater: () => void
}

function Notice({ authority, onApprove, onLater }: NoticeProps) {
  const { state, validUntil, checkedAt, fix, mayClose } = authority
  const { title, message } = language.authority({ state, validUntil, at: checkedAt })
  return (
    <div
      role="alert"
      className={cx(
        'border-b',
        mayClose ? 'border-warn bg-warn-soft' : 'border-danger bg-danger-soft',
      )}
    >
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-6 gap-y-3 px-4 py-3 sm:px-6">
        <div className="flex min-w-0 flex-1 basis-80 items-start gap-3">
          <ToneIcon tone={mayClose ? 'warn' : 'danger'} />
          <div className="min-w-0 text-sm text-pretty">
            <p className="font-medium">{title}</p>
            <p>{message}</p>
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          {fix === 'renew' && (
            <Button size="sm" variant="quiet" onClick={onLater}>{t`Later`}</Button>
          )}
          {fix !== null && (
            <Button size="sm" variant="primary" onClick={onApprove}>
              {fix === 'renew' ? t`Renew` : t`Enable again`}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
