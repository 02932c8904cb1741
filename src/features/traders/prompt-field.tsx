import { t } from '@lingui/core/macro'
import { Button } from '../../ui/form/button.tsx'
import { Field } from '../../ui/form/field.tsx'

export interface PromptFieldProps {
  value: string
  templates: readonly { id: string; name: string; text: string }[]
  onValueChange: (value: string) => void
}

/** How the model is asked to trade: one of four characters, or a person's own words. Empty stays empty. */
export function PromptField({ value, templates, onValueChange }: PromptFieldProps) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-3 text-base font-semibold">{t`How it trades`}</legend>
      <div className="flex flex-wrap gap-2" lang="en">
        {templates.map(({ id, name, text }) => (
          <Button
            key={id}
            size="sm"
            aria-pressed={value === text}
            onClick={() => onValueChange(text)}
          >
            {name}
          </Button>
        ))}
        <Button size="sm" aria-pressed={value === ''} onClick={() => onValueChange('')}>
          {t`Nothing`}
        </Button>
      </div>
      <Field
        label={t`Prompt`}
        hint={t`Beside this it is told the form of an answer, your limits, the market and its open positions with what they were opened for`}
      >
        {(control) => (
          <textarea
            {...control}
            lang="en"
            rows={6}
            maxLength={20_000}
            value={value}
            onChange={(event) => onValueChange(event.target.value)}
            className="w-full rounded-md border border-edge bg-surface px-3 py-2 text-base hover:border-text sm:text-sm"
          />
        )}
      </Field>
    </fieldset>
  )
}
