import { t } from '@lingui/core/macro'
import type { FormEvent } from 'react'
import type { TransferRoute } from '../../../../../contract/money/transfers.ts'
import { messageFor } from '../../../../api/errors.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
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
  {
    value: 'cctp',
    get label() {
      return t`Circle CCTP`
    },
  },
  {
    value: 'bridge',
    get label() {
      return t`Older bridge`
    },
  },
]

const targets: { value: Target; label: string }[] = [
  {
    value: 'own',
    get label() {
      return t`My wallet`
    },
  },
  {
    value: 'other',
    get label() {
      return t`Another address`
    },
  },
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
      aria-label={isWithdrawal ? t`Withdraw USDC` : t`Send USDC`}
      className="flex flex-col gap-6"
    >
      {form.hasRoutes && (
        <div className="flex flex-col gap-1.5">
          <span className="text-sm font-medium">{t`Route`}</span>
          <Segmented
            label={t`Route`}
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
            ? t`From the exchange to ${chain.name}. The fee of ${form.fee} USDC is taken out of it.`
            : t`To another account of the exchange, at once. An address that has none yet costs 1 USDC more.`
        }
      />
      {isWithdrawal && (
        <div className="flex flex-col gap-1.5">
          <span className="text-sm font-medium">{t`Destination`}</span>
          <Segmented
            label={t`Destination`}
            value={form.target}
            options={targets}
            onValueChange={form.setTarget}
          />
        </div>
      )}
      {form.target === 'other' ? (
        <TextField
          label={isWithdrawal ? t`Address on ${chain.name}` : t`Recipient`}
          placeholder={t`0x…`}
          spellCheck={false}
          inputClassName="font-mono"
          value={form.pasted}
          onValueChange={form.setPasted}
          error={form.destinationError}
        />
      ) : (
        form.destination !== null && (
          <FullAddress address={form.destination} name={t`your wallet`} />
        )
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
          pendingLabel={t`Asking`}
          disabledReason={blockedBy}
        >
          {isWithdrawal ? t`Review withdrawal` : t`Review transfer`}
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
        title={isTampered ? t`The server asks for another signature` : t`This cannot be done now`}
      >
        {isTampered
          ? t`What it wants signed is not what you typed. ${error.message}. Nothing was signed; tell the operator.`
          : messageFor(error)}
      </Callout>
    </div>
  )
}
