import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type SyntheticEvent } from 'react'
import {
  changeTrader,
  createTrader,
  listTraders,
  type Trader,
} from '../../../../contract/traders/traders.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { percent, usdc } from '../../../lib/numbers/number-kinds.ts'
import { Button } from '../../../ui/form/button.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { Refusal } from '../refusal.tsx'
import { readTrader, typedTrader, type TraderErrors, type TypedTrader } from './read-trader.ts'

export interface TraderDialogProps {
  /** Null: a new one. */
  trader: Trader | null
  /** With what was saved; null: nothing was. */
  onDone: (saved: Trader | null) => void
}

/** What a trader may use and lose. */
export function TraderDialog({ trader, onDone }: TraderDialogProps) {
  const formId = useId()
  const viewer = useSignedIn()
  const client = useQueryClient()
  const create = useMutation(apiMutation(viewer, createTrader))
  const change = useMutation(apiMutation(viewer, changeTrader))
  const [typed, setTyped] = useState(() => typedTrader(trader))
  const [errors, setErrors] = useState<TraderErrors>({})
  const isPending = create.isPending || change.isPending
  const refusal = create.error ?? change.error
  const set = (changed: Partial<TypedTrader>): void => {
    setTyped((before) => ({ ...before, ...changed }))
    setErrors({})
  }

  async function save(): Promise<void> {
    const read = readTrader(typed)
    if ('errors' in read) return setErrors(read.errors)
    const { body } = read
    try {
      const saved =
        trader === null
          ? await create.mutateAsync({ body: { ...body, account_type: 'program' } })
          : await change.mutateAsync({ params: { id: String(trader.id) }, body })
      await invalidate(client, listTraders)
      onDone(saved)
    } catch {
      // Told by the mutation.
    }
  }

  function handleSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    // Within a form of the studio: that one is not sent.
    event.stopPropagation()
    if (!isPending) void save()
  }

  return (
    <Dialog
      open
      locked={isPending}
      onOpenChange={() => onDone(null)}
      size="md"
      title={trader === null ? t`A new trader` : t`Change ${trader.name}`}
      description={t`A trader is a part of your account with rules of its own, for which a program decides.`}
      actions={
        <>
          <Button
            onClick={() => onDone(null)}
            disabledReason={isPending ? t`Under way` : undefined}
          >
            {t`Cancel`}
          </Button>
          <Button type="submit" form={formId} variant="primary" pending={isPending}>
            {trader === null ? t`Make the trader` : t`Save`}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} noValidate className="flex flex-col gap-4 pb-1">
        <TextField
          label={t`Name`}
          maxLength={64}
          value={typed.name}
          onValueChange={(name) => set({ name })}
          error={errors.name}
        />
        <NumberField
          label={t`Budget`}
          kind={usdc}
          suffix="USDC"
          hint={t`The most that it uses as margin. Empty: all that is free, within your limits.`}
          value={typed.budget}
          onValueChange={(budget) => set({ budget })}
          error={errors.budget}
        />
        <NumberField
          label={t`Loss threshold`}
          kind={percent}
          suffix="%"
          hint={t`Of the budget. Once so much is lost it closes what is open and stops.`}
          value={typed.lossThreshold}
          onValueChange={(lossThreshold) => set({ lossThreshold })}
          error={errors.lossThreshold}
        />
        <div className="flex flex-col gap-1.5">
          <p className="text-sm font-medium">{t`An order without a stop`}</p>
          <Segmented
            label={t`An order without a stop`}
            value={typed.withoutStop}
            options={[
              { value: 'protect', label: t`Gets a protective stop` },
              { value: 'refuse', label: t`Is refused` },
            ]}
            onValueChange={(withoutStop) => set({ withoutStop })}
            className="self-start"
          />
        </div>
        {typed.withoutStop === 'protect' && (
          <NumberField
            label={t`Protective stop`}
            kind={percent}
            suffix="%"
            hint={t`From the entry; nearer where the leverage asks for it.`}
            value={typed.protectiveStop}
            onValueChange={(protectiveStop) => set({ protectiveStop })}
            error={errors.protectiveStop}
          />
        )}
        <Refusal title={t`It was not saved`} error={refusal} />
      </form>
    </Dialog>
  )
}
