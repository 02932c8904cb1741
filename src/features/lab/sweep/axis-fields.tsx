import { t } from '@lingui/core/macro'
import type { ParamDeclaration } from '../../../../sandbox/language/params.ts'
import { TextField } from '../../../ui/form/text-field.tsx'
import { SelectField } from '../../../ui/form/select.tsx'
import { usualAxis, type AxisErrors, type TypedAxis } from './axes.ts'

export interface AxisFieldsProps {
  label: string
  /** Those that can be chosen here. */
  params: readonly ParamDeclaration[]
  /** Null: none. */
  axis: TypedAxis | null
  onAxis: (axis: TypedAxis | null) => void
  errors: AxisErrors
  /** It can be left out. */
  isOptional?: boolean
}

/** One param of a sweep: which, from where to where, and how many values. */
export function AxisFields(props: AxisFieldsProps) {
  const { label, params, axis, onAxis, errors, isOptional = false } = props
  const field = (name: 'from' | 'to' | 'steps', words: string) => (
    <TextField
      label={words}
      inputMode="decimal"
      value={axis?.[name] ?? ''}
      onValueChange={(value) => axis && onAxis({ ...axis, [name]: value })}
      error={errors[name]}
    />
  )
  return (
    <fieldset className="grid grid-cols-3 items-start gap-3 sm:grid-cols-[minmax(7rem,1.4fr)_1fr_1fr_1fr]">
      <legend className="sr-only">{label}</legend>
      <div className="max-sm:col-span-3">
        <SelectField
          label={label}
          isNames
          value={axis?.name ?? ''}
          options={[
            ...(isOptional ? [{ value: '', name: t`None` }] : []),
            ...params.map(({ name }) => ({ value: name, name })),
          ]}
          onValue={(name) => {
            const param = params.find((each) => each.name === name)
            onAxis(param ? usualAxis(param) : null)
          }}
        />
      </div>
      {axis !== null && (
        <>
          {field('from', t`From`)}
          {field('to', t`To`)}
          {field('steps', t`Values`)}
        </>
      )}
    </fieldset>
  )
}
