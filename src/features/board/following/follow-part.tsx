import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Followed } from '../../../../contract/board/following.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { AllowSwitch } from './allow-switch.tsx'
import { CopiesList } from './copies-list.tsx'
import { CopyDialog } from './copy-dialog.tsx'
import { followingQuery, useFollowing } from './following.queries.ts'

export interface FollowPartProps {
  userId: string
  name: string
  isOwn: boolean
}

/** On a trader's page: follow them, copy them, and what came of it. On one's own: whether others may. */
export default function FollowPart({ userId, name, isOwn }: FollowPartProps) {
  const following = useQuery(followingQuery(useSignedIn()))
  if (!following.data) {
    return following.error ? (
      <ErrorMessage
        title={t`Whom you follow did not load`}
        message={messageFor(following.error)}
        onRetry={() => void following.refetch()}
        retrying={following.isFetching}
      />
    ) : (
      <Skeleton className="h-11 w-full" />
    )
  }
  const { isAllowed, items } = following.data
  if (isOwn) return <AllowSwitch isAllowed={isAllowed} />
  const followed = items.find((one) => one.userId === userId)
  return <FollowTrader userId={userId} name={name} followed={followed} />
}

interface FollowTraderProps {
  userId: string
  name: string
  followed: Followed | undefined
}

export function FollowTrader({ userId, name, followed }: FollowTraderProps) {
  const { put, remove } = useFollowing()
  const [isCopying, setCopying] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const [isPending, setPending] = useState(false)

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    setPending(true)
    setError(null)
    await work().catch((failed: unknown) =>
      setError(failed instanceof Error ? failed : new Error(String(failed))),
    )
    setPending(false)
  }

  return (
    <section aria-label={t`Following`} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        {followed === undefined ? (
          <Button pending={isPending} onClick={() => void attempt(() => put(userId, null))}>
            {t`Follow`}
          </Button>
        ) : (
          <Button pending={isPending} onClick={() => void attempt(() => remove(userId))}>
            {t`Unfollow`}
          </Button>
        )}
        <Button
          variant={followed?.copying ? 'secondary' : 'primary'}
          onClick={() => setCopying(true)}
        >
          {followed?.copying ? t`Change terms of copying` : t`Copy…`}
        </Button>
        {followed !== undefined && <StopCopying followed={followed} name={name} />}
        <p className="min-w-0 basis-full text-pretty text-muted sm:basis-auto">
          {standing(followed)}
        </p>
      </div>
      {error && <ErrorMessage message={messageFor(error)} />}
      {followed !== undefined && followed.copies.length > 0 && <CopiesList followed={followed} />}
      {isCopying && (
        <CopyDialog
          name={name}
          copying={followed?.copying ?? null}
          onSave={(terms) => put(userId, terms)}
          onClose={() => setCopying(false)}
        />
      )}
    </section>
  )
}

function standing(followed: Followed | undefined): string {
  if (followed === undefined)
    return t`Be told when their sessions start and end, or start the same ones on your own terms.`
  if (!followed.isAllowed)
    return t`They do not let others follow any more: nothing is told and nothing copied.`
  if (followed.copying === null) return t`You are told when their sessions start and end.`
  const { budget, lossThreshold, atOnce } = followed.copying
  const most = plural(atOnce, { one: '# copy at once', other: '# copies at once' })
  return t`Copied with ${formatMoney(budget)} each and a loss limit of ${lossThreshold} %, ${most}.`
}

function StopCopying({ followed, name }: { followed: Followed; name: string }) {
  const { put, stop } = useFollowing()
  const { userId, copying, running } = followed
  const count = running.length
  if (copying === null && count === 0) return null

  function ask(): void {
    if (count === 0) {
      void confirm({
        title: t`Stop copying ${name}?`,
        consequences: [t`None of your copies runs.`, t`You go on following them.`],
        confirmLabel: t`Stop copying`,
        action: async () => {
          await put(userId, null)
        },
      })
      return
    }
    void confirm({
      title: t`Stop copying ${name}?`,
      consequences: [
        plural(count, {
          one: '# copy that runs is ended, and what it holds is closed at the market.',
          other: '# copies that run are ended, and what they hold is closed at the market.',
        }),
        t`No further session of theirs is copied. You go on following them.`,
      ],
      confirmLabel: plural(count, { one: 'End # copy', other: 'End # copies' }),
      tone: 'danger',
      action: async () => {
        await stop(userId)
      },
      describeError: (error) => ({ message: messageFor(error) }),
    })
  }

  return (
    <Button variant={count > 0 ? 'danger' : 'secondary'} onClick={ask}>
      {count > 0 ? t`Stop copying and end copies` : t`Stop copying`}
    </Button>
  )
}
