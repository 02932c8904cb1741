import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { percent, usdc, wholeNumber } from '../../lib/numbers/number-kinds.ts'
import { Fold } from '../../ui/fold.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import type { DraftFieldsProps } from './model-fields.tsx'
import { MarketsField } from '../../ui/form/markets-field.tsx'
import { marketNamesQuery } from './traders.queries.ts'
import { TriggerField } from './trigger-field.tsx'

/** What it may do: hard limits, which hold whatever the model answers. */
export function LimitFields({ draft, errors, change }: DraftFieldsProps) {
  const markets = useQuery(marketNamesQuery())
  return (
    <fieldset className="flex flex-col gap-5">
      <legend className="mb-3 text-base font-semibold">{t`What it may do`}</legend>
      <div className="grid gap-5 sm:grid-cols-2">
        <MarketsField
          label={t`Markets`}
          most={8}
          assets={markets.data?.symbols ?? []}
          chosen={draft.symbols}
          error={errors.symbols}
          onChosen={(symbols) => change({ symbols })}
        />
        <NumberField
          kind={wholeNumber}
          label={t`Decides every`}
          suffix={t`minutes`}
          value={draft.minutes}
          error={errors.minutes}
          hint={draft.poolIds.length > 0 ? t`Empty: only when a pool fires` : undefined}
          onValueChange={(minutes) => change({ minutes })}
        />
        <NumberField
          kind={usdc}
          label={t`Budget`}
          suffix={t`USDC`}
          value={draft.budget}
          error={errors.budget}
          hint={t`What it may use as margin, and lose`}
          onValueChange={(budget) => change({ budget })}
        />
        <NumberField
          kind={percent}
          label={t`Stops when lost`}
          suffix="%"
          value={draft.lossThreshold}
          error={errors.lossThreshold}
          hint={t`Of the budget: then it closes everything and stops`}
          onValueChange={(lossThreshold) => change({ lossThreshold })}
        />
        <NumberField
          kind={wholeNumber}
          label={t`Tokens a day`}
          value={draft.tokensPerDay}
          error={errors.tokensPerDay}
          hint={t`It is not asked once another question could pass this`}
          onValueChange={(tokensPerDay) => change({ tokensPerDay })}
        />
      </div>
      <TriggerField chosen={draft.poolIds} onChosen={(poolIds) => change({ poolIds })} />
      <Fold summary={t`What tokens cost`} lineClassName="py-2">
        <div className="grid gap-5 py-2 sm:grid-cols-3">
          <NumberField
            kind={usdc}
            label={t`A million read`}
            prefix="$"
            value={draft.priceIn}
            error={errors.priceIn}
            onValueChange={(priceIn) => change({ priceIn })}
          />
          <NumberField
            kind={usdc}
            label={t`A million written`}
            prefix="$"
            value={draft.priceOut}
            error={errors.priceOut}
            onValueChange={(priceOut) => change({ priceOut })}
          />
          <NumberField
            kind={usdc}
            label={t`Most a day`}
            prefix="$"
            value={draft.costPerDay}
            error={errors.costPerDay}
            hint={t`Needs both prices`}
            onValueChange={(costPerDay) => change({ costPerDay })}
          />
        </div>
      </Fold>
    </fieldset>
  )
}
