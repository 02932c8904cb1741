import { t } from '@lingui/core/macro'
import { periods, type Period, type Population } from '../../../contract/board/leaderboard.ts'
import { useWorld } from '../../api/exchange/world.ts'
import { Segmented } from '../../ui/form/segmented.tsx'
import { periodLabels } from './measures.ts'

const populations = [
  {
    value: 'all',
    get label() {
      return t`Everybody`
    },
  },
  {
    value: 'people',
    get label() {
      return t`People`
    },
  },
  {
    value: 'house',
    get label() {
      return t`House`
    },
  },
] as const

export interface ScopeControlsProps {
  period: Period
  who: Population
  onPeriod: (period: Period) => void
  onWho: (who: Population) => void
}

/** Chooses the period and the population. House traders exist only on the simulated market. */
export function ScopeControls({ period, who, onPeriod, onWho }: ScopeControlsProps) {
  const isLocal = useWorld().localnet !== null
  return (
    <>
      <PeriodChoice period={period} onPeriod={onPeriod} />
      {isLocal && (
        <Segmented
          label={t`Traders`}
          value={who}
          options={populations}
          onValueChange={onWho}
          className="max-sm:w-full"
        />
      )}
    </>
  )
}

export function PeriodChoice({
  period,
  onPeriod,
}: Pick<ScopeControlsProps, 'period' | 'onPeriod'>) {
  return (
    <Segmented
      label={t`Period`}
      value={period}
      options={periods.map((value) => ({ value, label: periodLabels[value] }))}
      onValueChange={onPeriod}
      className="max-sm:w-full"
    />
  )
}
