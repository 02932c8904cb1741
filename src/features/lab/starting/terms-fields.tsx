import { t } from '@lingui/core/macro'
import { intervals, type Asset } from '../../../../contract/market/market.ts'
import { now } from '../../../lib/clock.ts'
import { Fold } from '../../../ui/fold.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { MarketsField } from '../../../ui/form/markets-field.tsx'
import { SelectField } from '../../../ui/form/select.tsx'
import {
  dayOf,
  mostMarkets,
  termKinds,
  type TermErrors,
  type TermField,
  type TypedTerms,
} from './server-terms.ts'

export interface TermsFieldsProps {
  typed: TypedTerms
  onTyped: (change: Partial<TypedTerms>) => void
  errors: TermErrors
  assets: readonly Asset[]
}

/** Markets, days, money and costs of what the server is to run. */
export function TermsFields({ typed, onTyped, errors, assets }: TermsFieldsProps) {
  const field = (name: TermField, label: string, suffix?: string) => (
    <NumberField
      label={label}
      kind={termKinds[name]}
      value={typed[name]}
      onValueChange={(value) => onTyped({ [name]: value })}
      error={errors[name]}
      suffix={suffix}
    />
  )
  const daysField = (name: 'start' | 'end', label: string) => (
    <TextField
      type="date"
      label={label}
      max={dayOf(now())}
      value={typed[name]}
      onValueChange={(value) => onTyped({ [name]: value })}
      {...(name === 'end' && { error: errors.days })}
    />
  )
  return (
    <>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <MarketsField
          label={t`Markets`}
          most={mostMarkets}
          assets={assets}
          chosen={typed.symbols}
          onChosen={(symbols) => onTyped({ symbols })}
          error={errors.symbols}
        />
        <SelectField
          label={t`Candles`}
          isNames
          value={typed.interval}
          options={intervals.map((value) => ({ value, name: value }))}
          onValue={(interval) => onTyped({ interval })}
        />
        {daysField('start', t`First day`)}
        {daysField('end', t`Last day`)}
        {field('balance', t`Begins with`, 'USDC')}
        {field('leverage', t`Leverage where it names none`, '×')}
      </div>
      <Fold summary={t`Costs and chance`}>
        <div className="grid grid-cols-1 gap-4 py-2 sm:grid-cols-2">
          {field('fee', t`Fee of a fill`, '%')}
          {field('slippage', t`Slippage of a fill`, '%')}
          {field('funding', t`Funding an hour, paid by longs`, '%')}
          {field('seed', t`Seed of Math.random()`)}
        </div>
      </Fold>
    </>
  )
}
