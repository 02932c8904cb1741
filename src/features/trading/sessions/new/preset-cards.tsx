import { t } from '@lingui/core/macro'
import { strategyWords } from '../../../../lib/words/strategy-words.ts'
import { Trans } from '@lingui/react/macro'
import { useId, type ReactNode } from 'react'
import type { StrategyDuration } from '../../../../../contract/sessions/sessions.ts'
import type { Outcomes } from '../../../../../engine/replay/outcome-summary.ts'
import { formatNumber } from '../../../../lib/numbers/format.ts'
import { formatDuration } from '../../../../lib/time.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { breakEven } from './preview/break-even.ts'
import { Percent } from '../../../../ui/figures/percent.tsx'
import { type Preset, presetDraft, presets } from './session-form.ts'

export interface PresetCardsProps {
  value: Preset
  /** Targets and losses grow with it. */
  duration: StrategyDuration
  /** The outcomes of past starts with each; null while unknown. */
  outcomes: Record<Preset, Outcomes | null>
  onValueChange: (value: Preset) => void
}

/**
 * The presets with their numbers for this duration; native radio buttons, so that arrow keys move between
 * them.
 */
export function PresetCards({ value, duration, outcomes, onValueChange }: PresetCardsProps) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t`Preset`}</legend>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {presets.map((strategy) => (
          <label
            key={strategy}
            className="chosen relative flex cursor-pointer flex-col gap-2 rounded-md border border-line p-3 transition-colors hover:border-text has-checked:border-accent has-checked:bg-accent-soft has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={strategy}
              checked={strategy === value}
              onChange={() => onValueChange(strategy)}
              aria-label={presetWords(strategy)}
              aria-describedby={`${name}-${strategy}`}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            <span className="font-medium">{presetWords(strategy)}</span>
            <Numbers
              id={`${name}-${strategy}`}
              strategy={strategy}
              duration={duration}
              outcomes={outcomes[strategy]}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface NumbersProps {
  id: string
  outcomes: Outcomes | null
  strategy: Preset
  duration: StrategyDuration
}

function Numbers({ id, strategy, duration, outcomes }: NumbersProps) {
  const preset = presetDraft(strategy, duration, '100')
  if (preset === null) return null
  const { contract: terms, bounds, strategy: reading, durationMs } = preset
  const { needed, had } = breakEven(terms, outcomes)
  const mean = outcomes?.meanNetPct ?? null
  return (
    <dl id={id} className="flex flex-col gap-0.5 text-xs">
      <Line name={t`Average per $100`}>
        {mean === null ? '—' : <Money value={mean} signed className="text-sm font-medium" />}
      </Line>
      <Line name={t`Wins`}>
        {had === null ? t`needs ${needed}%` : t`${had}%, needs ${needed}%`}
      </Line>
      <Line name={t({ message: 'Target', context: 'of a session' })}>
        <Percent value={terms.profitTarget} places={placesOf(terms.profitTarget)} signed />
      </Line>
      <Line name={t`Loss`}>
        <Percent value={-terms.lossThreshold} places={placesOf(terms.lossThreshold)} signed />
      </Line>
      <Line name={t`Positions`}>
        <Trans>up to {terms.maxPositions}</Trans>
      </Line>
      <Line name={t`Time`}>{durationMs === null ? t`no end` : formatDuration(durationMs)}</Line>
      <Line name={t`Leverage`}>
        <Trans>up to {bounds.leverage.max}×</Trans>
      </Line>
      <Line name={t`Entry score`}>≥ {formatNumber(reading.entryThreshold)}</Line>
    </dl>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-2">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** "22.5%", but "2%". */
function placesOf(percent: number): number {
  return Number.isInteger(percent) ? 0 : 1
}

export function presetWords(preset: Preset): string {
  return preset === 'quick' ? t`Quick` : strategyWords[preset]
}
