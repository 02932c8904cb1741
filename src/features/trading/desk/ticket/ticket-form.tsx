import { t } from '@lingui/core/macro'
import type { FormEvent } from 'react'
import type { Asset } from '../../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { tickOf } from './tick.ts'
import { anyPrice } from '../../../../lib/numbers/any-price.ts'
import { percent, wholeNumber } from '../../../../lib/numbers/number-kinds.ts'
import { NumberField } from '../../../../ui/form/number-field.tsx'
import { Segmented } from '../../../../ui/form/segmented.tsx'
import { rewardRisk } from './planned-levels.ts'
import { SetupButtons } from './setup-buttons.tsx'
import { setupOf } from './setups.ts'
import { TargetFields } from './target-fields.tsx'
import type { TicketForm as Form } from './use-ticket.ts'

export interface TicketFormProps {
  asset: Asset
  form: Form
  mark: DecimalString | null
  /** The usual range of a bar; null while unknown. */
  range: DecimalString | null
  onPress: () => void
  children: React.ReactNode
}

const sides = [
  {
    value: 'long',
    get label() {
      return t`Long`
    },
  },
  {
    value: 'short',
    get label() {
      return t`Short`
    },
  },
] as const

const entryKinds = [
  {
    value: 'market',
    get label() {
      return t`Market`
    },
  },
  {
    value: 'limit',
    get label() {
      return t`Limit`
    },
  },
] as const

/**
 * The trade as form fields, with the same values as the levels on the chart. Enter anywhere in it arms the trade,
 * and places an armed one.
 */
export function TicketForm({ asset, form, mark, range, onPress, children }: TicketFormProps) {
  const { text, errors, ticket } = form
  const step = mark === null ? 1 : tickOf(mark, asset.szDecimals)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    onPress()
  }

  return (
    <form onSubmit={handleSubmit} aria-label={t`Trade`} noValidate className="flex flex-col gap-4">
      <SetupButtons
        onFill={range === null ? null : (setup) => form.fill(setup, range)}
        made={ticket && mark !== null && range !== null ? setupOf(ticket, { mark, range }) : null}
      />
      <div className="grid grid-cols-2 gap-2">
        <Segmented
          label={t`Side`}
          value={text.side}
          options={sides}
          onValueChange={(side) => side !== text.side && form.turn()}
        />
        <Segmented
          label={t`Entry`}
          value={text.entryKind}
          options={entryKinds}
          onValueChange={(entryKind) =>
            form.set({ entryKind, ...(text.entry === '' && mark !== null && { entry: mark }) })
          }
        />
      </div>
      {text.entryKind === 'limit' && (
        <NumberField
          kind={anyPrice}
          steps={{ by: step }}
          label={t`Entry price`}
          value={text.entry}
          onValueChange={(entry) => form.set({ entry })}
          error={errors.entry}
        />
      )}
      <NumberField
        kind={anyPrice}
        steps={{ by: step }}
        label={t`Stop price`}
        value={text.stop}
        onValueChange={(stop) => form.set({ stop })}
        error={errors.stop}
      />
      <TargetFields
        targets={text.targets}
        errors={errors}
        rOf={(index) => {
          const target = ticket?.targets[index]
          return ticket && target ? rewardRisk(ticket, target.price) : null
        }}
        onChange={form.setTargets}
        step={step}
      />
      <div className="grid grid-cols-2 gap-2">
        <NumberField
          kind={{ ...wholeNumber, units: ['x', '×'] }}
          steps={{ min: 1, max: asset.maxLeverage }}
          label={t`Leverage`}
          value={text.leverage}
          onValueChange={(leverage) => form.set({ leverage })}
          error={errors.leverage}
          suffix="×"
        />
        <NumberField
          kind={percent}
          steps={{ min: 0.1, max: 100, by: 0.1 }}
          label={t`Risk`}
          value={text.risk}
          onValueChange={(risk) => form.set({ risk })}
          error={errors.risk}
          placeholder={t`most`}
          suffix="%"
        />
      </div>
      {children}
    </form>
  )
}
