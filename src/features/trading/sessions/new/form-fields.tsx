import { t } from '@lingui/core/macro'
import { useId } from 'react'
import { strategyDurations } from '../../../../../contract/sessions/sessions.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { Segmented } from '../../../../ui/form/segmented.tsx'
import { BudgetField } from './budget-field.tsx'
import { OwnNumbers } from './own-numbers.tsx'
import { PresetCards } from './preset-cards.tsx'
import { usePresetOutcomes } from './preview/use-preset-outcomes.ts'
import type { NewSessionForm } from './use-new-session.ts'

const horizons = strategyDurations.map((value) => ({ value, label: value }))

/** A budget and a preset, which fills in all else; in the custom form each of its numbers can be changed. */
export function FormFields({ form }: { form: NewSessionForm }) {
  const { values, mode, free, running, errors, draft } = form
  const { preset, horizon, maxWalletBudget, text } = values
  const isQuick = preset === 'quick'
  return (
    <div className="flex flex-col gap-7">
      <BudgetField
        label={maxWalletBudget && !isQuick ? t`Least amount` : t`Budget`}
        value={text.budget}
        error={errors.budget}
        onValueChange={(budget) => form.setText({ budget })}
        free={free}
        running={running}
      />
      <PresetCards
        value={preset}
        duration={horizon}
        outcomes={usePresetOutcomes(form)}
        onValueChange={(chosen) => form.choose({ preset: chosen })}
      />
      {!isQuick && (
        <div className="flex flex-col gap-1.5">
          <p className="text-sm font-medium">{t`Horizon`}</p>
          <Segmented
            label={t`Horizon`}
            value={horizon}
            options={horizons}
            onValueChange={(chosen) => form.choose({ horizon: chosen })}
          />
          {draft !== null && (
            <p className="text-xs text-muted">
              {t`Watches candles of ${draft.strategy.intervals.join(', ')}. When the time is over, everything closes.`}
            </p>
          )}
        </div>
      )}
      {mode === 'custom' && <OwnNumbers form={form} />}
      {!isQuick && <WalletSwitch isOn={maxWalletBudget} free={free} onChange={form.setWallet} />}
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
