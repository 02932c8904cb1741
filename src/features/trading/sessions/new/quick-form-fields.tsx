import { t } from '@lingui/core/macro'
import { limits } from '../../../../../contract/sessions/session-starts.ts'
import { percent, wholeNumber } from '../../../../lib/numbers/number-kinds.ts'
import { NumberField } from '../../../../ui/form/number-field.tsx'
import { BudgetField } from './budget-field.tsx'
import type { QuickField } from './quick-form.ts'
import type { NewSessionForm } from './use-new-session.ts'

/** The four numbers of a quick session. */
export function QuickFormFields({ form }: { form: NewSessionForm }) {
  const field = (name: QuickField) => ({
    value: form.quick[name],
    error: form.errors[name],
    onValueChange: (value: string) => form.setQuick({ [name]: value }),
  })
  return (
    <div className="flex flex-col gap-7">
      <BudgetField label={t`Budget`} {...field('budget')} free={form.free} running={form.running} />
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-3">
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
      </div>
    </div>
  )
}
