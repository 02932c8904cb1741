import { t } from '@lingui/core/macro'
import type { listModelOptions } from '../../../contract/traders/model-decisions.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import { Callout } from '../../ui/feedback/callout.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import type { TraderDraft } from './draft.ts'
import { SelectField } from '../../ui/form/select.tsx'

type Provider = OutputOf<typeof listModelOptions>['providers'][number]

export interface DraftFieldsProps {
  draft: TraderDraft
  errors: Partial<Record<keyof TraderDraft, string>>
  change: (part: Partial<TraderDraft>) => void
}

/** Who decides: a name for the trader, and the model that is asked. */
export function ModelFields(
  props: DraftFieldsProps & { providers: readonly Provider[]; keyHint?: string | undefined },
) {
  const { draft, errors, change, providers, keyHint } = props
  const provider = providers.find(({ id }) => id === draft.provider)
  return (
    <fieldset className="grid gap-5 sm:grid-cols-2">
      <legend className="mb-3 text-base font-semibold">{t`Who decides`}</legend>
      <TextField
        label={t`Name`}
        value={draft.name}
        maxLength={64}
        error={errors.name}
        onValueChange={(name) => change({ name })}
      />
      <SelectField
        isNames
        label={t`Provider`}
        value={draft.provider}
        options={providers.map(({ id, name }) => ({ value: id, name }))}
        onValue={(id) =>
          change({
            provider: id,
            model: providers.find((each) => each.id === id)?.model ?? '',
            baseUrl: '',
          })
        }
      />
      {provider?.is_language_model === false ? (
        <Callout tone="warn" className="sm:col-span-2">
          {t`These are rules that follow the signals, not a language model. They cost nothing and need no network, so that everything can be tried.`}
        </Callout>
      ) : (
        <>
          <TextField
            label={t`Model`}
            value={draft.model}
            maxLength={128}
            error={errors.model}
            hint={t`As the provider names it`}
            onValueChange={(model) => change({ model })}
          />
          <TextField
            label={t`Key`}
            type="password"
            autoComplete="off"
            value={draft.apiKey}
            maxLength={512}
            hint={
              keyHint ??
              t`Stored encrypted, sent to the model’s address alone, and never shown again`
            }
            onValueChange={(apiKey) => change({ apiKey })}
          />
          <TextField
            className="sm:col-span-2"
            label={t`Address`}
            value={draft.baseUrl}
            placeholder={provider?.base_url ?? t`https://…/v1`}
            hint={t`Empty: the provider’s own. https, or http on this machine`}
            onValueChange={(baseUrl) => change({ baseUrl })}
          />
        </>
      )}
    </fieldset>
  )
}
