import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getMe, pairExtension } from '../../../../contract/people/sign-ins.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatCountdown, timeOfIso } from '../../../lib/time.ts'
import { useNow } from '../../../lib/hooks/use-now.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'

/** Shows a pairing code for as long as it is valid. */
export function PairingDialog({ onDone }: { onDone: () => void }) {
  const client = useQueryClient()
  const pair = useMutation(apiMutation(useSignedIn(), pairExtension))
  const { mutate } = pair
  useEffect(() => mutate({}), [mutate])
  const now = useNow()
  const left = pair.data === undefined ? null : timeOfIso(pair.data.expires_at) - now
  const isOver = left !== null && left <= 0

  function handleDone(): void {
    // A program that used the code is now in the list.
    void invalidate(client, getMe)
    onDone()
  }

  return (
    <Dialog
      open
      onOpenChange={handleDone}
      title={t`Pair a program`}
      description={t`Type this code into the program. It may then read and trade for you, never move money.`}
      actions={
        <>
          {(isOver || pair.error !== null) && (
            <Button
              pending={pair.isPending}
              pendingLabel={t`Asking`}
              onClick={() => mutate({})}
            >{t`Show another code`}</Button>
          )}
          <Button variant="primary" onClick={handleDone}>{t`Done`}</Button>
        </>
      }
    >
      {pair.error !== null ? (
        <p role="alert" className="text-danger">
          {messageFor(pair.error)}
        </p>
      ) : pair.data === undefined ? (
        <Skeleton className="h-20 w-full" />
      ) : (
        <div className="flex flex-col items-center gap-2 rounded-md bg-sunken py-5">
          <output
            aria-label={t({ message: 'Code', context: 'to pair' })}
            className={`font-mono text-3xl tracking-[0.2em] tabular-nums ${isOver ? 'text-muted line-through' : ''}`}
          >
            {pair.data.code}
          </output>
          <p className="text-muted tabular-nums">
            {isOver ? t`This code is over.` : t`Works once, for ${formatCountdown(left ?? 0)}`}
          </p>
        </div>
      )}
    </Dialog>
  )
}
