import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import { listExchangeAccounts } from '../../../../../contract/desk/exchanges.ts'
import { addExchangeAccount, keyVenueIds } from '../../../../../contract/desk/venue-accounts.ts'
import { listImports } from '../../../../../contract/journal/imports.ts'
import { fieldMessage, messageFor } from '../../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { toast } from '../../../../ui/feedback/toast.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { Field } from '../../../../ui/form/field.tsx'
import { TextField } from '../../../../ui/form/text-field.tsx'
import { Dialog } from '../../../../ui/overlay/dialog.tsx'
import type { Venue } from './exchanges.queries.ts'
import { guideOf, triedWords } from './venue-guides.ts'

export interface AddAccountDialogProps {
  venues: readonly Venue[]
  onDone: () => void
}

const empty = { account_name: '', api_key: '', secret: '', passphrase: '' }

/** The dialog stays open until the exchange has checked the key. */
export function AddAccountDialog({ venues, onDone }: AddAccountDialogProps) {
  const client = useQueryClient()
  const formId = useId()
  const [venueId, setVenueId] = useState(venues[0]?.id ?? '')
  const [text, setText] = useState(empty)
  const add = useMutation({
    ...apiMutation(useSignedIn(), addExchangeAccount),
    // Keeps the secret out of the mutation cache once the request has ended.
    gcTime: 0,
    onSuccess: async ({ account_name }) => {
      toast({
        title: t`${account_name} was added`,
        detail: t`The last 90 days of its trades are read into your journal.`,
        tone: 'success',
      })
      onDone()
      await invalidate(client, listExchangeAccounts, listImports)
    },
  })
  const venue = venues.find(({ id }) => id === venueId)
  const takesPassphrase = venue?.requires.includes('passphrase') === true
  const missing = missingOf(text, takesPassphrase)

  function set(name: keyof typeof empty): (value: string) => void {
    return (value) => setText((before) => ({ ...before, [name]: value }))
  }

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    const exchange_name = keyVenueIds.find((id) => id === venueId)
    if (missing !== undefined || exchange_name === undefined) return
    const name = text.account_name.trim()
    add.mutate({
      body: {
        exchange_name,
        ...(name !== '' && { account_name: name }),
        api_key: text.api_key.trim(),
        secret: text.secret.trim(),
        ...(takesPassphrase && { passphrase: text.passphrase.trim() }),
      },
    })
  }

  const secretField = (name: 'secret' | 'passphrase', label: string) => (
    <TextField
      label={label}
      type="password"
      autoComplete="new-password"
      value={text[name]}
      onValueChange={set(name)}
      error={fieldMessage(add.error, name)}
    />
  )

  return (
    <Dialog
      open
      locked={add.isPending}
      onOpenChange={onDone}
      size="md"
      title={t`Add an exchange account`}
      description={t`The account is shown, and nothing is traded on it. The key is stored encrypted and never shown again.`}
      actions={
        <>
          <Button onClick={onDone} disabledReason={add.isPending ? t`Under way` : undefined}>
            {t`Cancel`}
          </Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={add.isPending}
            pendingLabel={t`Checking the key`}
            disabledReason={missing}
          >
            {t`Add account`}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} noValidate className="flex flex-col gap-4 pb-1">
        <Field label={t`Exchange`}>
          {(control) => (
            <select
              {...control}
              value={venueId}
              onChange={({ target }) => setVenueId(target.value)}
              className="h-10 w-full rounded-md border border-edge bg-surface px-3 hover:border-text max-sm:h-11 max-sm:text-base pointer-coarse:h-11"
            >
              {venues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Guide venue={venue} />
        <TextField
          label={t`Name`}
          hint={t`Optional. How the account is listed here.`}
          maxLength={48}
          value={text.account_name}
          onValueChange={set('account_name')}
          error={fieldMessage(add.error, 'account_name')}
        />
        <TextField
          label={t`API key`}
          spellCheck={false}
          autoCapitalize="off"
          inputClassName="font-mono"
          value={text.api_key}
          onValueChange={set('api_key')}
          error={fieldMessage(add.error, 'api_key')}
        />
        {secretField('secret', t`Secret`)}
        {takesPassphrase && secretField('passphrase', t`Passphrase`)}
        {add.error && (
          <div role="alert">
            <Callout tone="danger" title={t`The account was not added`}>
              {messageFor(add.error)}
            </Callout>
          </div>
        )}
      </form>
    </Dialog>
  )
}

function Guide({ venue }: { venue: Venue | undefined }) {
  if (venue === undefined) return null
  const { where, allow, isUnchecked } = guideOf(venue.id)
  return (
    <Callout
      tone={isUnchecked ? 'warn' : 'info'}
      title={t`How to make a read-only key on ${venue.name}`}
    >
      <p className="text-muted">{where}</p>
      <p>{allow}</p>
      <p>
        {isUnchecked
          ? t`${venue.name} does not tell what a key may do, so Alura cannot check it.`
          : t`Alura refuses a key that may withdraw.`}
      </p>
      <p className="text-muted">{triedWords(venue.id, venue.name)}</p>
    </Callout>
  )
}

function missingOf(text: typeof empty, takesPassphrase: boolean): string | undefined {
  if (text.api_key.trim() === '') return t`Fill in the API key`
  if (text.secret.trim() === '') return t`Fill in the secret`
  return takesPassphrase && text.passphrase.trim() === '' ? t`Fill in the passphrase` : undefined
}
