import { t } from '@lingui/core/macro'
import { limits } from '../../../../../contract/sessions/session-starts.ts'
import { hoursOrDays, percent, wholeNumber } from '../../../../lib/numbers/number-kinds.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { NumberField } from '../../../../ui/form/number-field.tsx'
import { Segmented } from '../../../../ui/form/segmented.tsx'
import { presetWords } from './preset-cards.tsx'
import { type FormField, presetText } from './session-form.ts'
import type { NewSessionForm } from './use-new-session.ts'

/** What the preset has filled in, each to be changed. */
export function OwnNumbers({ form }: { form: NewSessionForm }) {
  const { preset, horizon, text } = form.values
  const filledIn = presetText(preset, horizon)
  const isChanged = Object.entries({ ...text, ...filledIn }).some(
    ([name, value]) => text[name as keyof typeof text] !== value,
  )
  const field = (name: FormField) => ({
    value: text[name],
    error: form.errors[name],
    onValueChange: (value: string) => form.setText({ [name]: value }),
  })
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <NumberField
          label={t`Profit target`}
          {...field('profitTarget')}
          kind={percent}
          steps={{ max: limits.profitTargetMaximum }}
          suffix="%"
          hint={t`Of the budget`}
        />
        <NumberField
          label={t`Loss threshold`}
          {...field('lossThreshold')}
          kind={percent}
          steps={{ max: limits.lossThresholdMaximum }}
          suffix="%"
          hint={t`Of the budget`}
        />
        <NumberField
          label={t`Positions`}
          {...field('maxPositions')}
          kind={wholeNumber}
          steps={{ min: 1, max: limits.positionsMaximum }}
          hint={t`At most, at the same time`}
        />
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <NumberField
              label={t`Time limit`}
              {...field('time')}
              kind={hoursOrDays}
              hint={
                preset === 'quick'
                  ? t`Empty: it runs until target or loss`
                  : t`Then everything closes`
              }
            />
          </div>
          <Segmented
            label={t`Unit of the time limit`}
            value={text.unit}
            options={[
              { value: 'hours', label: t`hours` },
              { value: 'days', label: t`days` },
            ]}
            onValueChange={(unit) => form.setText({ unit })}
            className="mt-7"
          />
        </div>
      </div>
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-xs text-muted">{t`It ends at whichever comes first.`}</p>
        {isChanged && (
          <Button size="sm" onClick={() => form.setText(filledIn)}>
            {t`Numbers of ${presetWords(preset)} again`}
          </Button>
        )}
      </div>
    </div>
  )
}
