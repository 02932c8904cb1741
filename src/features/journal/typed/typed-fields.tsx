import { t } from '@lingui/core/macro'
import { useId } from 'react'
import { fieldText } from '../../../lib/time.ts'
import type { NumberKind } from '../../../lib/numbers/number-kinds.ts'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { readMarket, type TypedErrors, type TypedField, type TypedText } from './typed-form.ts'
import { typedKinds } from './typed-kinds.ts'

export interface TypedFieldsProps {
  text: TypedText
  errors: TypedErrors
  /** Nothing has closed later. */
  latest: number
  onChange: (change: Partial<TypedText>) => void
}

const exchanges = ['binance', 'bybit', 'okx', 'bitget', 'gate', 'kraken', 'coinbase', 'dydx']
const pair = 'grid gap-4 sm:grid-cols-2'

/** One column where there is little room; in the order in which a trade is remembered. */
export function TypedFields({ text, errors, latest, onChange }: TypedFieldsProps) {
  const kinds = typedKinds()
  const known = useId()
  const number = (field: TypedField, label: string, kind: NumberKind, hint?: string) => (
    <NumberField
      kind={kind}
      label={label}
      hint={hint}
      value={text[field]}
      error={errors[field]}
      onValueChange={(value) => onChange({ [field]: value })}
    />
  )
  const time = (field: 'opened' | 'closed', label: string) => (
    <TextField
      type="datetime-local"
      label={label}
      max={fieldText(latest)}
      value={text[field]}
      error={errors[field]}
      onValueChange={(value) => onChange({ [field]: value })}
    />
  )
  const market = readMarket(text.market)
  return (
    <>
      <Segmented
        label={t`Side`}
        value={text.side}
        options={[
          { value: 'long', label: t`Long` },
          { value: 'short', label: t`Short` },
        ]}
        onValueChange={(side) => onChange({ side })}
        className="self-start"
      />
      <div className={pair}>
        <TextField
          label={t`Market`}
          hint={t`Like BTC, or ETH_USDC`}
          data-names
          value={text.market}
          error={errors.market}
          note={market !== null && market !== text.market && <p data-names>= {market}</p>}
          onValueChange={(value) => onChange({ market: value })}
        />
        <TextField
          label={t`Exchange`}
          hint={t`Optional`}
          list={known}
          data-names
          maxLength={32}
          value={text.exchange}
          error={errors.exchange}
          onValueChange={(exchange) => onChange({ exchange })}
        />
        <datalist id={known}>
          {exchanges.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
        {time('opened', t`Opened`)}
        {time('closed', t`Closed`)}
        {number('entry', t`Entry price`, kinds.price, t`Average of what was opened`)}
        {number('exit', t`Exit price`, kinds.price, t`Average of what was closed`)}
        {number('quantity', t`Size`, kinds.size, t`In the coin: 0.5 of 1 BTC`)}
        {number('leverage', t`Leverage`, kinds.leverage, t`Optional`)}
        {number('fees', t`Fees`, kinds.amount, t`Paid; below 0 if they were paid to you`)}
        {number('funding', t`Funding`, kinds.amount, t`Received; below 0 if you paid`)}
        {number('stop', t`Stop price`, kinds.price, t`As it was planned; gives the trade its R`)}
        {number('target', t`Target price`, kinds.price, t`As it was planned`)}
      </div>
      <TextField
        label={t`Setup`}
        hint={t`Optional: what kind of trade it was`}
        data-names
        maxLength={48}
        value={text.setup}
        error={errors.setup}
        onValueChange={(setup) => onChange({ setup })}
      />
    </>
  )
}
