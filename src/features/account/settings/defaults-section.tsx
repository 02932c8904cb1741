import { t } from '@lingui/core/macro'
import { useState, type FormEvent } from 'react'
import {
  readSessionDefaults,
  writeSessionDefaults,
  type SessionDefaults,
} from '../../../lib/kept/session-defaults.ts'
import { plainText } from '../../../lib/numbers/format.ts'
import {
  percent,
  readNumber,
  usdc,
  wholeNumber,
  type NumberKind,
} from '../../../lib/numbers/number-kinds.ts'
import { Button } from '../../../ui/form/button.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { SettingsSection } from './settings-section.tsx'

export interface DefaultsSectionProps {
  builtIn: SessionDefaults
  /** The errors that the form of a new session would show for these values, by field. */
  errorsOf: (values: SessionDefaults) => Partial<SessionDefaults>
}

interface DefaultField {
  field: keyof SessionDefaults
  label: string
  kind: NumberKind
  suffix: string
}

const fields: DefaultField[] = [
  {
    field: 'budget',
    get label() {
      return t`Budget`
    },
    kind: usdc,
    get suffix() {
      return t`USDC`
    },
  },
  {
    field: 'profitTarget',
    get label() {
      return t`Profit target`
    },
    kind: percent,
    suffix: '%',
  },
  {
    field: 'lossThreshold',
    get label() {
      return t`Loss threshold`
    },
    kind: percent,
    suffix: '%',
  },
  {
    field: 'maxPositions',
    get label() {
      return t`Positions`
    },
    kind: wholeNumber,
    suffix: '',
  },
]

/** The initial values of the form for a new session. A link with settings has priority. */
export function DefaultsSection({ builtIn, errorsOf }: DefaultsSectionProps) {
  const [values, setValues] = useState(() => readSessionDefaults() ?? builtIn)
  const errors = errorsOf(values)
  const isValid = Object.keys(errors).length === 0

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (!isValid) return
    const exact = { ...values }
    for (const { field, kind } of fields) {
      const { value } = readNumber(values[field], kind)
      if (value !== null) exact[field] = plainText(value)
    }
    writeSessionDefaults(exact)
    setValues(exact)
    toast({ title: t`New sessions start with these`, tone: 'success' })
  }

  function handleReset(): void {
    writeSessionDefaults(null)
    setValues(builtIn)
  }

  return (
    <SettingsSection
      id="defaults"
      title={t`New sessions`}
      note={t`What the form is filled in with. Kept with your account.`}
    >
      <form onSubmit={handleSubmit} aria-labelledby="defaults" className="flex flex-col gap-5">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          {fields.map(({ field, label, kind, suffix }) => (
            <NumberField
              key={field}
              label={label}
              suffix={suffix}
              kind={kind}
              value={values[field]}
              onValueChange={(text) => setValues((before) => ({ ...before, [field]: text }))}
              error={errors[field]}
            />
          ))}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button
            type="submit"
            disabledReason={isValid ? undefined : t`A field is not right yet`}
          >{t`Save defaults`}</Button>
          <Button variant="quiet" onClick={handleReset}>{t`Back to the built-in ones`}</Button>
        </div>
      </form>
    </SettingsSection>
  )
}
