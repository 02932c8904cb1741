import { Trans } from '@lingui/react/macro'
import { t } from '@lingui/core/macro'
import { useId } from 'react'
import type { StopMode } from '../../../../../contract/sessions/sessions.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { stopModes } from '../session-words.ts'
import type { StopEstimate } from './stop-estimate.ts'

export interface StopChoiceProps {
  mode: StopMode
  checked: boolean
  estimate: StopEstimate
  onPick: (mode: StopMode) => void
}

/** One way to stop, with its effect and the estimated result. */
export function StopChoice({ mode, checked, estimate, onPick }: StopChoiceProps) {
  const id = useId()
  const { title, explanation } = stopModes[mode]
  return (
    <div className="relative flex gap-3 border-t border-line py-3 last:border-b">
      <input
        id={id}
        type="radio"
        name="stop-mode"
        value={mode}
        checked={checked}
        aria-describedby={`${id}-result ${id}-why`}
        onChange={() => onPick(mode)}
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <label htmlFor={id} className="font-medium after:absolute after:inset-0">
            {title}
          </label>
          <p id={`${id}-result`}>
            <Estimated mode={mode} estimate={estimate} />
          </p>
        </div>
        <p id={`${id}-why`} className="text-muted">
          {explanation}
        </p>
      </div>
    </div>
  )
}

function Estimated({ mode, estimate }: { mode: StopMode; estimate: StopEstimate }) {
  const { closeNow, atStops, atTargets, positions } = estimate
  if (positions.length === 0 || mode === 'close_all') {
    return (
      <>
        <Trans>
          <span className="text-muted">about </span>
          <Money value={closeNow} signed bare className="font-medium" />
        </Trans>
      </>
    )
  }
  return (
    <>
      <Trans>
        <Bound value={atStops} /> <span className="text-muted">to</span> <Bound value={atTargets} />
      </Trans>
    </>
  )
}

function Bound({ value }: { value: DecimalString | null }) {
  if (value === null) return <span className="text-muted">{t`open`}</span>
  return <Money value={value} signed bare className="font-medium" />
}
