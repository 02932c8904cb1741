import { t } from '@lingui/core/macro'
import { useState, type SyntheticEvent } from 'react'
import { fieldMessage, messageFor } from '../../../../api/errors.ts'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { Segmented } from '../../../../ui/form/segmented.tsx'
import { TextField } from '../../../../ui/form/text-field.tsx'
import { type PasswordWay, usePassword } from './use-password.ts'

const shortest = 10

/** For who has no wallet at hand: programs, backtests and preparing traders need none. */
export function PasswordForm() {
  const [way, setWay] = useState<PasswordWay>('login')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = usePassword()
  const isNew = way === 'register'
  const error = enter.error
  const isOfField = fieldMessage(error, 'email') ?? fieldMessage(error, 'password')

  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    enter.mutate({ way, email, password })
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Segmented
        label={t`E-mail and password`}
        value={way}
        options={[
          { value: 'login', label: t`Sign in` },
          { value: 'register', label: t`Register` },
        ]}
        onValueChange={(next) => {
          setWay(next)
          enter.reset()
        }}
      />
      <TextField
        label={t`E-mail`}
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        value={email}
        error={fieldMessage(error, 'email')}
        onValueChange={setEmail}
      />
      <TextField
        label={t`Password`}
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        required
        minLength={isNew ? shortest : 1}
        maxLength={256}
        hint={
          isNew ? t`At least ${shortest} characters, and none that many people use.` : undefined
        }
        value={password}
        error={fieldMessage(error, 'password')}
        onValueChange={setPassword}
      />
      {error !== null && isOfField === undefined && (
        <div role="alert">
          <Callout tone="danger" title={isNew ? t`Not registered` : t`Not signed in`}>
            {messageFor(error)}
          </Callout>
        </div>
      )}
      <p className="text-xs text-pretty text-muted">{t`Programs, backtests and preparing traders need no wallet. Whatever trades does: you can link one at any time. Nothing is ever sent to this e-mail, so a lost password cannot be reset by it.`}</p>
      <Button type="submit" variant="primary" pending={enter.isPending}>
        {isNew ? t`Register` : t`Sign in`}
      </Button>
    </form>
  )
}
