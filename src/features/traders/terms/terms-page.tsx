import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { OutputOf } from '../../../../contract/endpoint.ts'
import { getArena } from '../../../../contract/traders/arena.ts'
import type { listModelOptions } from '../../../../contract/traders/model-decisions.ts'
import { changeTrader, getOwnTrader, type Trader } from '../../../../contract/traders/traders.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { paths } from '../../../app/paths.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { LinkButton } from '../../../ui/form/link-button.tsx'
import type { TraderDraft } from '../draft.ts'
import { LimitFields } from '../limit-fields.tsx'
import { ModelFields } from '../model-fields.tsx'
import { PromptField } from '../prompt-field.tsx'
import { modelOptionsQuery, traderQuery } from '../traders.queries.ts'
import { TradersHeading } from '../traders-heading.tsx'
import { draftOf, leavesKey, readChanges } from './changed-terms.ts'

/** Model, prompt and limits of a trader that exists, also while it is at work. */
export function TermsPage({ traderId }: { traderId: string }) {
  const viewer = useSignedIn()
  const trader = useQuery(traderQuery(viewer, traderId))
  const options = useQuery(modelOptionsQuery(viewer))
  const error = trader.error ?? options.error
  if (trader.data !== undefined && options.data !== undefined) {
    return <TermsForm trader={trader.data} options={options.data} />
  }
  if (error) {
    return (
      <ErrorMessage
        title={t`The trader did not load`}
        message={messageFor(error)}
        onRetry={() => {
          void trader.refetch()
          void options.refetch()
        }}
        retrying={trader.isFetching || options.isFetching}
      />
    )
  }
  return <Skeleton className="h-96 w-full" />
}

interface TermsFormProps {
  trader: Trader
  options: OutputOf<typeof listModelOptions>
}

function TermsForm({ trader, options }: TermsFormProps) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const save = useMutation(apiMutation(viewer, changeTrader))
  // As it was when the form was opened: what is fetched meanwhile moves nothing under somebody's hands.
  const [before] = useState(() => draftOf(trader))
  const [draft, setDraft] = useState(before)
  const [isSent, setSent] = useState(false)
  const own = paths.ownTrader(String(trader.id))
  const read = readChanges(before, draft)
  const errors = isSent && 'errors' in read ? read.errors : {}
  const change = (part: Partial<TraderDraft>): void => setDraft({ ...draft, ...part })

  async function send(): Promise<void> {
    setSent(true)
    if (!('body' in read) || read.body === null) return
    const params = { id: String(trader.id) }
    const saved = await save.mutateAsync({ params, body: read.body }).catch(() => null)
    if (saved === null) return
    await invalidate(client, getOwnTrader, getArena)
    navigate(own)
  }

  return (
    <div className="flex flex-col gap-8">
      <title>{t`Terms of ${trader.name} · Alura`}</title>
      <TradersHeading title={t`Terms of ${trader.name}`} current="trader">
        {t`What you change holds from its next order. Open positions keep their stops and targets.`}
      </TradersHeading>
      {trader.state === 'active' && (
        <Callout tone="warn">
          {t`It is at work. With a smaller budget or loss limit than it has lost already, it closes everything and stops.`}
        </Callout>
      )}
      <form
        noValidate
        className="flex max-w-3xl flex-col gap-8"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ModelFields
          {...{ draft, errors, change }}
          providers={options.providers}
          keyHint={keyHint()}
        />
        <PromptField
          value={draft.prompt}
          templates={options.prompts}
          onValueChange={(prompt) => change({ prompt })}
        />
        <LimitFields {...{ draft, errors, change }} />
        {save.error && (
          <ErrorMessage title={t`It was not changed`} message={messageFor(save.error)} />
        )}
        <div className="flex flex-wrap gap-3">
          <Button
            type="submit"
            variant="primary"
            pending={save.isPending}
            disabledReason={
              'body' in read && read.body === null ? t`Nothing is changed` : undefined
            }
          >
            {t`Save the terms`}
          </Button>
          <Link href={own} asChild>
            <LinkButton href={own} variant="quiet">{t`Cancel`}</LinkButton>
          </Link>
        </div>
      </form>
    </div>
  )

  function keyHint(): string | undefined {
    if (!trader.has_llm_key) return undefined
    return leavesKey(before, draft)
      ? t`The stored key is for the old address alone: it is removed. Type the key of the new one`
      : t`Empty: the key that is stored stays`
  }
}
