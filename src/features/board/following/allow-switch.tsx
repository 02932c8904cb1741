import { t } from '@lingui/core/macro'
import { messageFor } from '../../../api/errors.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Toggle } from '../../../ui/form/toggle.tsx'
import { useFollowing } from './following.queries.ts'

/** Off until the person switches it on: what runs is private. */
export function AllowSwitch({ isAllowed }: { isAllowed: boolean }) {
  const { allow, isAllowing, allowError } = useFollowing()
  return (
    <section aria-label={t`Following`} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2" aria-busy={isAllowing}>
        <Toggle pressed={isAllowed} onPressedChange={allow}>{t`Others may follow me`}</Toggle>
        <p className="min-w-0 text-pretty text-muted">
          {isAllowed
            ? t`They are told when your sessions start and end, and may copy them.`
            : t`Others see your sessions only when they have ended.`}
        </p>
      </div>
      {allowError && <ErrorMessage message={messageFor(allowError)} />}
    </section>
  )
}
