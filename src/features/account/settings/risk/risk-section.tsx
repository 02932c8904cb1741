import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import {
  getRiskConfig,
  putRiskConfig,
  type RiskConfig,
} from '../../../../../contract/desk/risk-config.ts'
import { fieldMessage, messageFor } from '../../../../api/errors.ts'
import { apiKey, apiMutation, apiQuery } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { formatFullDateTime, parseTime } from '../../../../lib/time.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { NumberField } from '../../../../ui/form/number-field.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { toast } from '../../../../ui/feedback/toast.ts'
import { SettingsSection } from '../settings-section.tsx'
import { changesOf, readRisk, riskFields, riskText, wished, type RiskField } from './risk-form.ts'

/** The limits that people set for themselves. */
export function RiskSection() {
  const viewer = useSignedIn()
  const config = useQuery({ ...apiQuery(viewer, getRiskConfig, {}), throwOnError: false })
  return (
    <SettingsSection
      id="risk"
      title={t`Risk limits`}
      note={t`They hold for trades by hand in full. What is tighter holds at once; what is looser waits for the next day while a trade is open or much of the day’s limit is lost.`}
    >
      {config.data !== undefined ? (
        <RiskForm key={JSON.stringify(config.data)} config={config.data} />
      ) : config.error ? (
        <ErrorMessage
          message={messageFor(config.error)}
          onRetry={() => void config.refetch()}
          retrying={config.isFetching}
        />
      ) : (
        <Skeleton className="h-96 w-full" />
      )}
    </SettingsSection>
  )
}

const names = Object.keys(riskFields) as RiskField[]

function RiskForm({ config }: { config: RiskConfig }) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const last = wished(config)
  const [text, setText] = useState(() => riskText(last))
  const { change, errors } = readRisk(text, last)
  const save = useMutation({
    ...apiMutation(viewer, putRiskConfig),
    onSuccess: (saved) => {
      client.setQueryData(apiKey(viewer, getRiskConfig, {}), saved)
      toast({ title: savedWords(saved), tone: 'success' })
    },
  })
  const isChanged = change !== null && Object.keys(change).length > 0

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (isChanged) save.mutate({ body: change })
  }

  return (
    <form onSubmit={handleSubmit} aria-labelledby="risk" noValidate className="flex flex-col gap-5">
      <Pending config={config} />
      <div className="grid gap-4 sm:grid-cols-2">
        {names.map((name) => (
          <NumberField
            key={name}
            label={riskFields[name].label}
            hint={riskFields[name].hint}
            suffix={riskFields[name].suffix}
            kind={riskFields[name].kind}
            value={text[name]}
            onValueChange={(value) => {
              save.reset()
              setText((before) => ({ ...before, [name]: value }))
            }}
            error={errors[name] ?? fieldMessage(save.error, name)}
          />
        ))}
      </div>
      <label className="flex min-h-10 items-center gap-3 text-sm font-medium pointer-coarse:min-h-11">
        <Trans>
          <input
            type="checkbox"
            checked={text.require_stop_loss}
            onChange={({ target: { checked } }) =>
              setText((before) => ({ ...before, require_stop_loss: checked }))
            }
            className="size-5 accent-accent"
          />
          Every trade needs a stop
        </Trans>
      </label>
      {save.error !== null && (
        <Callout tone="danger" title={t`Not saved`}>
          {messageFor(save.error)}
        </Callout>
      )}
      <Button
        type="submit"
        pending={save.isPending}
        pendingLabel={t`Saving`}
        disabledReason={
          change === null
            ? t`A field is not right yet`
            : isChanged
              ? undefined
              : t`Nothing has changed`
        }
        className="self-start"
      >{t`Save limits`}</Button>
    </form>
  )
}

function Pending({ config }: { config: RiskConfig }) {
  const { pending } = config
  if (pending === null) return null
  return (
    <Callout title={t`From ${formatFullDateTime(parseTime(pending.takes_effect_at))} on`}>
      <ul>
        {changesOf(config).map(({ label, before, after }) => (
          <li key={label}>
            {label}: {before} → {after}
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function savedWords({ pending }: RiskConfig): string {
  if (pending === null) return t`The limits hold now`
  return t`What is looser holds from ${formatFullDateTime(parseTime(pending.takes_effect_at))} on`
}
