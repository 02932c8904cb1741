import { compare, multiply, round, toNumber } from '../../../contract/decimal.ts'
import type { Asset } from '../../../contract/market.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { limits } from '../../../contract/sessions.ts'
import { formatMoney } from '../../lib/format.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { SliderField } from '../../ui/slider-field.tsx'
import { MarketPicker } from './market-picker.tsx'
import type { QuickField, QuickFormText } from './quick-form.ts'

export interface QuickFormFieldsProps {
  markets: readonly Asset[]
  taken: ReadonlySet<string>
  symbol: string
  text: QuickFormText
  errors: Partial<Record<QuickField, string>>
  /** USDC; null until known. */
  free: DecimalString | null
  onSymbolChange: (symbol: string) => void
  onTextChange: (field: QuickField, value: string) => void
}

/** A market and four numbers. */
export function QuickFormFields(props: QuickFormFieldsProps) {
  const { markets, taken, symbol, text, errors, free, onSymbolChange, onTextChange } = props
  const field = (name: QuickField) => ({
    value: text[name],
    error: errors[name],
    onValueChange: (value: string) => onTextChange(name, value),
  })
  return (
    <>
      <MarketPicker markets={markets} taken={taken} value={symbol} onValueChange={onSymbolChange} />
      <SliderField
        label="Budget"
        {...field('budget')}
        prefix="$"
        min={limits.budgetMinimum}
        max={free === null ? 100 : Math.max(100, wholeDollars(free, 1))}
        marks={budgetMarks(free)}
        aside={free === null ? undefined : `${formatMoney(free)} free`}
      />
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
    </>
  )
}

const shares = [
  { share: 0.1, label: '10%' },
  { share: 0.25, label: '25%' },
  { share: 0.5, label: '50%' },
  { share: 1, label: 'Max' },
]

function budgetMarks(free: DecimalString | null): { value: number; label: string }[] {
  if (free === null || compare(free, limits.budgetMinimum) < 0) return []
  return shares.map(({ share, label }) => ({ value: wholeDollars(free, share), label }))
}

function wholeDollars(amount: DecimalString, share: number): number {
  return toNumber(round(multiply(amount, share), 0, 'down'))
}
