import type { FormEvent } from 'react'
import type { TransferRoute } from '../../../../../contract/money/transfers.ts'
import { messageFor } from '../../../../api/errors.ts'
import { useWorld } from '../../../../api/world.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { Segmented } from '../../../../ui/form/segmented.tsx'
import { TextField } from '../../../../ui/form/text-field.tsx'
import { AmountField } from '../amount-field.tsx'
import type { TransferKind } from './check-typed-data.ts'
import { FullAddress } from '../full-address.tsx'
import { LookAlikeWarning } from './look-alike-warning.tsx'
import type { Target, TransferFormState } from './use-transfer-form.ts'
import { TamperedOffer } from './use-transfer.ts'

export interface TransferFormProps {
  kind: TransferKind
  form: TransferFormState
}

const routes: { value: TransferRoute; label: string }[] = [
  { value: 'cctp', label: 'Circle CCTP' },
  { value: 'bridge', label: 'Older bridge' },
]

const targets: { value: Target; label: string }[] = [
  { value: 'own', label: 'My wallet' },
  { value: 'other', label: 'Another address' },
]

export function TransferForm({ kind, form }: TransferFormProps) {
  const { chain } = useWorld()
  const { blockedBy, isPreparing } = form

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (blockedBy === undefined && !isPreparing) void form.review()
  }

  const isWithdrawal = kind === 'withdraw'
  return (
    <form
      onSubmit={handleSubmit}
      aria-label={isWithdrawal ? 'Withdraw USDC' : 'Send USDC'}
      className="flex flex-col gap-6"
    >
      {form.hasRoutes && (
        <div className="flex flex-col gap-1.5">
          <span className="text-sm font-medium">Route</span>
          <Segmented
            label="Route"
            value={form.route}
            options={routes}
            onValueChange={form.setRoute}
          />
        </div>
      )}
      <AmountField
        value={form.text}
        onValueChange={form.setText}
        available={form.available}
        error={form.amountError}
        hint={
          isWithdrawal
            ? `From the exchange to ${chain.name}. The fee of ${form.fee} USDC is taken out of it.`
            : 'To another account of the exchange, at once. An address that has none yet costs 1 USDC more.'
        }
      />
      {isWithdrawal && (
        <div className="flex flex-col gap-1.5">
          <span className="text-sm font-medium">Destination</span>
          <Segmented
            label="Destination"
            value={form.target}
            options={targets}
            onValueChange={form.setTarget}
          />
        </div>
      )}
      {form.target === 'other' ? (
        <TextField
          label={isWithdrawal ? `Address on ${chain.name}` : 'Recipient'}
          placeholder="0x…"
          spellCheck={false}
          inputClassName="font-mono"
          value={form.pasted}
          onValueChange={form.setPasted}
          error={form.destinationError}
        />
      ) : (
        form.destination !== null && <FullAddress address={form.destination} name="your wallet" />
      )}
      {form.lookAlike !== undefined && form.destination !== null && (
        <LookAlikeWarning address={form.destination} known={form.lookAlike} />
      )}
      <Refusal error={form.prepareError} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          type="submit"
          variant="primary"
          pending={isPreparing}
          pendingLabel="Asking"
          disabledReason={blockedBy}
        >
          {isWithdrawal ? 'Review withdrawal' : 'Review transfer'}
        </Button>
        {blockedBy !== undefined && <p className="flex-1 text-xs text-muted">{blockedBy}</p>}
      </div>
    </form>
  )
}

function Refusal({ error }: { error: Error | null }) {
  if (error === null) return null
  const isTampered = error instanceof TamperedOffer
  return (
    <div role="alert">
      <Callout
        tone="danger"
        title={isTampered ? 'The server asks for another signature' : 'This cannot be done now'}
      >
        {isTampered
          ? `What it wants signed is not what you typed. ${error.message}. Nothing was signed; tell the operator.`
          : messageFor(error)}
      </Callout>
    </div>
  )
}
