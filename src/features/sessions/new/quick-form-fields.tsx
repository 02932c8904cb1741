import { NumberField } from '../../../ui/number-field.tsx'
import { BudgetField } from './budget-field.tsx'
import type { QuickField } from './quick-form.ts'
import type { NewSessionForm } from './use-new-session.ts'

/** Four numbers. */
export function QuickFormFields({ form }: { form: NewSessionForm }) {
  const field = (name: QuickField) => ({
    value: form.quick[name],
    error: form.errors[name],
    onValueChange: (value: string) => form.setQuick({ [name]: value }),
  })
  return (
    <div className="flex flex-col gap-7">
      <BudgetField label="Budget" {...field('budget')} free={form.free} running={form.running} />
      <div className="grid gap-5 sm:grid-cols-3">
        <NumberField
          label="Profit target"
          {...field('profitTarget')}
          suffix="%"
          hint="Of the budget"
        />
        <NumberField
          label="Loss threshold"
          {...field('lossThreshold')}
          suffix="%"
          hint="Of the budget"
        />
        <NumberField
          label="Positions"
          {...field('maxPositions')}
          whole
          hint="At most, at the same time"
        />
      </div>
    </div>
  )
}
