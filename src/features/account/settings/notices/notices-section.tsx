import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { messageFor } from '../../../../api/errors.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { SettingsSection } from '../settings-section.tsx'
import { Choices } from './choices.tsx'
import { noticeSettingsQuery } from './notice-settings.queries.ts'
import { Targets } from './targets.tsx'
import { useConfirmation } from './use-confirmation.ts'

/** What is told when nobody looks, and by which ways. */
export function NoticesSection() {
  const standing = useQuery(noticeSettingsQuery(useSignedIn()))
  useConfirmation()
  return (
    <SettingsSection
      id="notices"
      title={t`Messages`}
      note={t`What you are told when you are not looking. The inbox has everything; choose what else leaves it, and by which way.`}
    >
      {standing.data ? (
        <>
          <Targets standing={standing.data} />
          <Choices standing={standing.data} />
        </>
      ) : standing.error ? (
        <ErrorMessage
          message={messageFor(standing.error)}
          onRetry={() => void standing.refetch()}
          retrying={standing.isFetching}
        />
      ) : (
        <Skeleton className="h-[40rem] w-full" />
      )}
    </SettingsSection>
  )
}
