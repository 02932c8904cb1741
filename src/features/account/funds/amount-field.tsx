import { t } from '@lingui/core/macro'
import { isZero, round } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { formatMoney, plainText } from '../../../lib/numbers/format.ts'
import { usdc } from '../../../lib/numbers/number-kinds.ts'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { shareOf } from './amount.ts'

export interface AmountFieldProps {
  value: string
  onValueChange: (value: string) => void
  /** USDC that can be used; null while unknown. */
  available: DecimalString | null
  error: string | undefined
  hint?: string | undefined
}

const shares = [25, 50, 100]

/** An amount of USDC with the available balance; buttons for 25 %, 50 % and all of it, exact to the last unit. */
export function AmountField({ value, onValueChange, available, error, hint }: AmountFieldProps) {
  return (
    <div className="flex flex-col gap-1">
      <NumberField
        label={t`Amount`}
        kind={usdc}
        suffix={t`USDC`}
        aside={
          available === null
            ? t`Reading the balance`
            : t`${formatMoney(round(available, 2, 'down'))} available`
        }
        value={value}
        onValueChange={onValueChange}
        error={error}
        hint={hint}
      />
      <div className="-ml-2 flex gap-2">
        {shares.map((share) => (
          <button
            key={share}
            type="button"
            disabled={available === null || isZero(available)}
            onClick={() =>
              available !== null && onValueChange(plainText(shareOf(available, share)))
            }
            className="h-8 rounded-sm px-2 text-xs text-muted transition-colors hover:text-text disabled:cursor-not-allowed disabled:hover:text-muted pointer-coarse:h-11 pointer-coarse:min-w-11"
          >
            {share === 100 ? t`Max` : `${share}%`}
          </button>
        ))}
      </div>
    </div>
  )
}
