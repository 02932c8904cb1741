import { t } from '@lingui/core/macro'
import { Plus, X } from 'lucide-react'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { formatNumber } from '../../../../lib/numbers/format.ts'
import { anyPrice } from '../../../../lib/numbers/any-price.ts'
import { percent } from '../../../../lib/numbers/number-kinds.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { IconButton } from '../../../../ui/form/icon-button.tsx'
import { NumberField } from '../../../../ui/form/number-field.tsx'
import {
  changedTarget,
  mostTargets,
  withTarget,
  withoutTarget,
  type TargetErrors,
  type TargetText,
} from './targets.ts'

export interface TargetFieldsProps {
  targets: readonly TargetText[]
  errors: TargetErrors
  /** The distance of a target in R; null while unknown. Without it the fields are narrow. */
  rOf?: (index: number) => DecimalString | null
  onChange: (next: (before: readonly TargetText[]) => readonly TargetText[]) => void
  /** How far an arrow key moves a price. */
  step: number
}

/** Up to five prices at which a part of the position takes profit. */
export function TargetFields({ targets, errors, rOf, onChange, step }: TargetFieldsProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t`Targets`}</legend>
      {targets.map((target, index) => {
        const r = rOf?.(index) ?? null
        const name = t`Target ${index + 1}`
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a target is its place in the list
          <div key={index} className="flex items-start gap-2">
            <NumberField
              kind={anyPrice}
              steps={{ by: step }}
              label={t`${name} price`}
              hideLabel
              value={target.price}
              onValueChange={(price) => onChange((all) => changedTarget(all, index, { price }))}
              error={errors[`target-${index}`]}
              suffix={r === null ? undefined : t`${formatNumber(r, { places: 1 })} R`}
              className="flex-1"
            />
            <NumberField
              kind={percent}
              steps={{ min: 1, max: 100, by: 5 }}
              label={t`${name} share`}
              hideLabel
              value={target.share}
              onValueChange={(share) => onChange((all) => changedTarget(all, index, { share }))}
              error={errors[`share-${index}`]}
              suffix="%"
              className="w-20"
            />
            <IconButton
              label={t`Remove target ${index + 1}`}
              icon={<X aria-hidden className="size-4" />}
              onClick={() => onChange((all) => withoutTarget(all, index))}
            />
          </div>
        )
      })}
      {targets.length < mostTargets && (
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => onChange(withTarget)}
          className="self-start"
        >{t`Add a target`}</Button>
      )}
    </fieldset>
  )
}
