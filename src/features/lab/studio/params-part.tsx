import { t } from '@lingui/core/macro'
import type { ParamDeclaration } from '../../../../sandbox/language/params.ts'
import { Button } from '../../../ui/form/button.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { SliderField } from '../../../ui/form/slider-field.tsx'
import { examples } from '../guide/examples.ts'
import { kindOf, textOf, typedValue } from './param-values.ts'

export interface ParamsPartProps {
  params: readonly ParamDeclaration[]
  /** As typed, of those that were changed. */
  typed: Readonly<Record<string, string>>
  onTyped: (typed: Record<string, string>) => void
}

/** A slider and a field for each param that the code declares. */
export function ParamsPart({ params, typed, onTyped }: ParamsPartProps) {
  if (params.length === 0) {
    return (
      <p className="text-xs text-muted">
        {t`Numbers that you declare as ${examples.param} get a slider here.`}
      </p>
    )
  }
  const isChanged = params.some(
    ({ name, value }) => (typed[name] ?? textOf(value)) !== textOf(value),
  )
  return (
    <section aria-label={t`Params`} className="flex flex-col gap-3">
      <div className="flex h-8 items-center justify-between gap-4">
        <h2 className="label">{t`Params`}</h2>
        {isChanged && (
          <Button size="sm" variant="quiet" onClick={() => onTyped({})}>{t`As in the code`}</Button>
        )}
      </div>
      {/* Names from the code. */}
      <div
        lang="en"
        className="grid grid-cols-2 gap-x-5 gap-y-3 sm:grid-cols-3 lg:grid-cols-2 2xl:grid-cols-3"
      >
        {params.map((param) => (
          <ParamField
            key={param.name}
            param={param}
            text={typed[param.name] ?? textOf(param.value)}
            onText={(text) => onTyped({ ...typed, [param.name]: text })}
          />
        ))}
      </div>
    </section>
  )
}

interface ParamFieldProps {
  param: ParamDeclaration
  text: string
  onText: (text: string) => void
}

function ParamField({ param, text, onText }: ParamFieldProps) {
  const { name, min, max, step } = param
  const kind = kindOf(param)
  const field = { label: name, value: text, kind, onValueChange: onText, ...problem(param, text) }
  if (min === undefined || max === undefined) {
    const steps = { ...(min !== undefined && { min }), ...(step !== undefined && { by: step }) }
    return <NumberField {...field} steps={steps} />
  }
  return <SliderField {...field} min={min} max={max} step={step ?? stepFor(min, max)} />
}

/** What the field itself does not know: the bounds. */
function problem(param: ParamDeclaration, text: string): { error?: string } {
  const isNumber = /^[-\d.,\s]+$/.test(text)
  if (!isNumber || typedValue(param, text) !== null) return {}
  const { min, max } = param
  if (min === undefined || max === undefined) return {}
  return { error: t`From ${textOf(min)} to ${textOf(max)}` }
}

function stepFor(min: number, max: number): number {
  return Number.isInteger(min) && Number.isInteger(max) ? 1 : (max - min) / 100
}
