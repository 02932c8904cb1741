import { t } from '@lingui/core/macro'
import { useId } from 'react'
import { strategyDurations } from '../../../../../contract/sessions/sessions.ts'
import { advancePreset } from '../../../../../engine/sessions/presets.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { Segmented } from '../../../../ui/form/segmented.tsx'
import { BudgetField } from './budget-field.tsx'
import { usePresetOutcomes } from './preview/use-preset-outcomes.ts'
import { RiskCards } from './risk-cards.tsx'
import type { NewSessionForm } from './use-new-session.ts'

const horizons = strategyDurations.map((value) => ({ value, label: value }))

/** A preset, a duration and an amount. */
export function AdvanceFormFields({ form }: { form: NewSessionForm }) {
  const { advance, setAdvance, free, running } = form
  const { executionStrategy, strategyDuration, maxWalletBudget } = advance
  const { intervals } = advancePreset(executionStrategy, strategyDuration).strategy
  return (
    <div className="flex flex-col gap-7">
      <p className="text-xs text-pretty text-muted">{t`Choose a temper and a horizon; target, loss, positions and leverage follow from them.`}</p>
      <RiskCards
        value={executionStrategy}
        duration={strategyDuration}
        outcomes={usePresetOutcomes(form)}
        onValueChange={(value) => setAdvance({ executionStrategy: value })}
      />
      <div className="flex flex-col gap-1.5">
        <p className="text-sm font-medium">{t`Horizon`}</p>
        <Segmented
          label={t`Horizon`}
          value={strategyDuration}
          options={horizons}
          onValueChange={(value) => setAdvance({ strategyDuration: value })}
        />
        <p className="text-xs text-muted">
          {t`Watches candles of ${intervals.join(', ')}. When the time is over, everything closes.`}
        </p>
      </div>
      <BudgetField
        label={maxWalletBudget ? t`Least amount` : t`Amount`}
        value={advance.amount}
        error={form.errors.amount}
        onValueChange={(amount) => setAdvance({ amount })}
        free={free}
        running={running}
      />
      <WalletSwitch
        isOn={maxWalletBudget}
        free={free}
        onChange={(isOn) => setAdvance({ maxWalletBudget: isOn })}
      />
    </div>
  )
}

interface WalletSwitchProps {
  isOn: boolean
  free: string | null
  onChange: (isOn: boolean) => void
}

function WalletSwitch({ isOn, free, onChange }: WalletSwitchProps) {
  const noteId = useId()
  const now = free === null ? '' : t`, ${formatMoney(free)} now`
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3">
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        aria-label={t`Use the whole wallet`}
        aria-describedby={noteId}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-5 shrink-0 cursor-pointer accent-accent"
      />
      <span>
        <span className="font-medium">{t`Use the whole wallet`}</span>
        <span id={noteId} className="block text-xs text-pretty text-muted">
          {t`The budget is all that is free when the session starts${now}. Below the amount above it does not start.`}
        </span>
      </span>
    </label>
  )
}
