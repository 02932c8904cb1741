import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { endSignIn, getMe, type SignIn } from '../../../../contract/people/sign-ins.ts'
import { call } from '../../../api/client.ts'
import { messageFor } from '../../../api/errors.ts'
import { invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { programName } from '../../../lib/words/program-name.ts'
import { formatAgo, formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { useNow } from '../../../lib/hooks/use-now.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { Button } from '../../../ui/form/button.tsx'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { PairingDialog } from './pairing-dialog.tsx'
import { SettingsSection } from './settings-section.tsx'
import { signInsQuery } from './settings.queries.ts'

/** Where this account is signed in, and a button to pair a program. */
export function SignInsSection() {
  const signIns = useQuery(signInsQuery(useSignedIn()))
  const [isPairing, setIsPairing] = useState(false)
  return (
    <SettingsSection
      id="sign-ins"
      title={t`Sign-ins`}
      note={t`Browsers and programs that are signed in to this account. End what you do not know.`}
    >
      {signIns.data ? (
        <ul className="flex flex-col">
          {signIns.data.sessions.map((one) => (
            <Row key={one.id} signIn={one} />
          ))}
        </ul>
      ) : signIns.error ? (
        <ErrorMessage
          message={messageFor(signIns.error)}
          onRetry={() => void signIns.refetch()}
          retrying={signIns.isFetching}
        />
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
      <div>
        <Button
          disabledReason={signIns.data ? undefined : t`The list is not there yet`}
          onClick={() => setIsPairing(true)}
        >{t`Pair a program`}</Button>
      </div>
      {isPairing && <PairingDialog onDone={() => setIsPairing(false)} />}
    </SettingsSection>
  )
}

const kinds: Record<SignIn['kind'], string> = {
  get evm() {
    return t`Signed by your wallet: for a day, or for 30 days after its last use on a device that stays signed in`
  },
  get web() {
    return t`Signed by your wallet, for a week after its last use`
  },
  get extension() {
    return t`Paired: reads and trades, never moves money`
  },
  get password() {
    return t`Signed in by e-mail and password, for 180 days`
  },
}

function Row({ signIn }: { signIn: SignIn }) {
  const end = useEndSignIn()
  const now = useNow(30_000)
  const name = programName(signIn.user_agent)
  const [began, used] = [timeOfIso(signIn.created_at), timeOfIso(signIn.last_used_at)]
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 first:pt-0 last:border-0">
      <div className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {name}
          {signIn.current && <Badge tone="accent">{t`THIS ONE`}</Badge>}
        </p>
        <p className="text-muted">{kinds[signIn.kind]}</p>
        <p className="text-muted">
          <Trans>
            since {formatDateTime(began)}, used {formatAgo(used, now)}
          </Trans>
        </p>
      </div>
      {!signIn.current && (
        <Button
          size="sm"
          aria-label={t`End ${name}`}
          onClick={() => void end(signIn, name)}
        >{t`End`}</Button>
      )}
    </li>
  )
}

function useEndSignIn(): (signIn: SignIn, name: string) => Promise<void> {
  const viewer = useSignedIn()
  const client = useQueryClient()
  return async ({ id }, name) => {
    const done = await confirm({
      title: t`End this sign-in?`,
      consequences: [
        t`${name} is signed out at once, and has to be let in again.`,
        t`Trades and sessions that it began go on.`,
      ],
      confirmLabel: t`End sign-in`,
      pendingLabel: t`Ending`,
      tone: 'danger',
      describeError: (error) => ({ message: messageFor(error) }),
      action: async () => {
        await call(viewer, endSignIn, { params: { id } })
      },
    })
    await invalidate(client, getMe)
    if (done) toast({ title: t`The sign-in was ended`, tone: 'success' })
  }
}
