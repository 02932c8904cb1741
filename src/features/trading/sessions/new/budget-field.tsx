import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import { add, compare, multiply, round, toNumber } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { limits } from '../../../../../contract/sessions/session-starts.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { paths } from '../../../../app/paths.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { usdc } from '../../../../lib/numbers/number-kinds.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { SliderField } from '../../../../ui/form/slider-field.tsx'

export interface BudgetFieldProps {
  label: string
  value: string
  error: string | undefined
  onValueChange: (value: string) => void
  /** USDC; null until known. */
  free: DecimalString | null
  /** Running sessions, which have budgets of their own. */
  running: readonly Session[] | undefined
}

export function BudgetField({
  label,
  value,
  error,
  onValueChange,
  free,
  running,
}: BudgetFieldProps) {
  return (
    <div className="flex flex-col gap-1">
      <SliderField
        label={label}
        value={value}
        error={error}
        onValueChange={onValueChange}
        kind={usdc}
        prefix="$"
        min={limits.budgetMinimum}
        max={free === null ? likelyFree : Math.max(100, wholeDollars(free, 1))}
        marks={budgetMarks(free)}
        aside={free === null ? undefined : t`${formatMoney(free)} free`}
      />
      <div className="min-h-4">
        {running !== undefined && running.length > 0 && <Held running={running} />}
      </div>
    </div>
  )
}

function Held({ running }: { running: readonly Session[] }) {
  const total = add(0, ...running.map(({ budget }) => budget))
  return (
    <p className="text-xs text-muted">
      <Trans>
        Running sessions have <Money value={total} /> of your balance:{' '}
        {running.map(({ id, symbol, budget }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <Link
              href={paths.session(id)}
              className="underline underline-offset-4 hover:text-text"
            >{`${symbol} ${formatMoney(budget)}`}</Link>
          </span>
        ))}
      </Trans>
    </p>
  )
}

/** USDC, until the real value is known: a slider that starts near its final position does not seem to jump. */
const likelyFree = 10_000

const shares = [
  { share: 0.1, label: '10%' },
  { share: 0.25, label: '25%' },
  { share: 0.5, label: '50%' },
  {
    share: 1,
    get label() {
      return t`Max`
    },
  },
]

function budgetMarks(free: DecimalString | null): { value: number; label: string }[] {
  if (free === null || compare(free, limits.budgetMinimum) < 0) return []
  return shares.map(({ share, label }) => ({ value: wholeDollars(free, share), label }))
}

function wholeDollars(amount: DecimalString, share: number): number {
  return toNumber(round(multiply(amount, share), 0, 'down'))
}
