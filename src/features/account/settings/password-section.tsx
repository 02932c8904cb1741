import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { getUserProfile, setPassword } from '../../../../contract/people/passwords.ts'
import { fieldMessage, messageFor } from '../../../api/errors.ts'
import { apiMutation, apiQuery, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { Button } from '../../../ui/form/button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { SettingsSection } from './settings-section.tsx'

/** A second way in for an account with a wallet: for scripts, and where no wallet is at hand. */
export function PasswordSection() {
  const profile = useQuery({ ...apiQuery(useSignedIn(), getUserProfile, {}), throwOnError: false })
  return (
    <SettingsSection
      id="password"
      title={t`E-mail and password`}
      note={t`A second way in. Scripts send them to POST /api/users/login and go on with the session_token, over HTTP and the socket.`}
    >
      {profile.data !== undefined ? (
        <PasswordForm key={profile.data.email} email={profile.data.email} />
      ) : profile.error ? (
        <ErrorMessage
          message={messageFor(profile.error)}
          onRetry={() => void profile.refetch()}
          retrying={profile.isFetching}
        />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </SettingsSection>
  )
}

function PasswordForm({ email: known }: { email: string | null }) {
  const client = useQueryClient()
  const save = useMutation(apiMutation(useSignedIn(), setPassword))
  const [email, setEmail] = useState(known ?? '')
  const [password, setNew] = useState('')
  const [current, setCurrent] = useState('')
  const fields = ['email', 'password', 'current_password'] as const
  const isOfField = fields.some((field) => fieldMessage(save.error, field) !== undefined)

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const body = { email, password, ...(known !== null && { current_password: current }) }
    try {
      await save.mutateAsync({ body })
    } catch {
      // Shown by the form.
      return
    }
    setNew('')
    setCurrent('')
    toast({ title: t`E-mail and password are saved`, tone: 'success' })
    await invalidate(client, getUserProfile)
  }

  return (
    <form
      onSubmit={(event) => void submit(event)}
      className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2"
    >
      <TextField
        label={t`E-mail`}
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        value={email}
        error={fieldMessage(save.error, 'email')}
        onValueChange={setEmail}
      />
      {known !== null && (
        <TextField
          label={t`Current password`}
          type="password"
          autoComplete="current-password"
          required
          value={current}
          error={fieldMessage(save.error, 'current_password')}
          onValueChange={setCurrent}
        />
      )}
      <TextField
        label={known === null ? t`Password` : t`New password`}
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={256}
        value={password}
        error={fieldMessage(save.error, 'password')}
        onValueChange={setNew}
      />
      {save.error !== null && !isOfField && (
        <div role="alert" className="sm:col-span-2">
          <Callout tone="danger" title={t`Not saved`}>
            {messageFor(save.error)}
          </Callout>
        </div>
      )}
      <div className="sm:col-span-2">
        <Button type="submit" pending={save.isPending}>
          {known === null ? t`Set the password` : t`Change the password`}
        </Button>
      </div>
    </form>
  )
}
