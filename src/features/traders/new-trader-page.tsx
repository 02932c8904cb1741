import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { getArena } from '../../../contract/traders/arena.ts'
import { createTrader } from '../../../contract/traders/traders.ts'
import { paths } from '../../app/paths.ts'
import { messageFor } from '../../api/errors.ts'
import { apiMutation, invalidate } from '../../api/query.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { Button } from '../../ui/form/button.tsx'
import { type TraderDraft, firstDraft, readDraft } from './draft.ts'
import { LimitFields } from './limit-fields.tsx'
import { ModelFields } from './model-fields.tsx'
import { PromptField } from './prompt-field.tsx'
import { modelOptionsQuery } from './traders.queries.ts'
import { TradersHeading } from './traders-heading.tsx'

/** A trader in a minute. It is made paused: nothing is asked before somebody starts it. */
export function NewTraderPage() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const options = useQuery(modelOptionsQuery(viewer))
  const create = useMutation(apiMutation(viewer, createTrader))
  const [typed, setTyped] = useState<Partial<TraderDraft>>({})
  const [isSent, setSent] = useState(false)
  const [first] = options.data?.providers ?? []
  const draft: TraderDraft = {
    ...firstDraft,
    provider: first?.id ?? '',
    model: first?.model ?? '',
    prompt: options.data?.prompts[0]?.text ?? '',
    ...typed,
  }
  const read = readDraft(draft)
  const errors = isSent && 'errors' in read ? read.errors : {}
  const change = (part: Partial<TraderDraft>): void => setTyped({ ...typed, ...part })

  async function make(): Promise<void> {
    setSent(true)
    if (!('body' in read)) return
    const made = await create.mutateAsync({ body: read.body }).catch(() => null)
    if (made === null) return
    await invalidate(client, getArena)
    navigate(paths.ownTrader(String(made.id)))
  }

  return (
    <div className="flex flex-col gap-8">
      <title>{t`New trader · Alura`}</title>
      <TradersHeading title={t`New trader`} current="new">
        {t`A language model proposes, your limits decide. It is made paused; test it before you start it.`}
      </TradersHeading>
      {options.data === undefined ? (
        options.error ? (
          <ErrorMessage
            message={messageFor(options.error)}
            onRetry={() => void options.refetch()}
          />
        ) : (
          <Skeleton className="h-96 w-full" />
        )
      ) : (
        <form
          noValidate
          className="flex max-w-3xl flex-col gap-8"
          onSubmit={(event) => {
            event.preventDefault()
            void make()
          }}
        >
          <ModelFields {...{ draft, errors, change }} providers={options.data.providers} />
          <PromptField
            value={draft.prompt}
            templates={options.data.prompts}
            onValueChange={(prompt) => change({ prompt })}
          />
          <LimitFields {...{ draft, errors, change }} />
          {create.error && (
            <ErrorMessage title={t`It was not made`} message={messageFor(create.error)} />
          )}
          <div>
            <Button type="submit" variant="primary" pending={create.isPending}>
              {t`Make the trader`}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
