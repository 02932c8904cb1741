import { useState, type ReactNode } from 'react'
import { add, isZero, maximum, subtract } from '../../../../../contract/decimal.ts'
import { messageFor } from '../../../../api/errors.ts'
import { useWorld } from '../../../../api/world.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { Dialog } from '../../../../ui/overlay/dialog.tsx'
import { WalletWait } from '../../../../wallet/wallet-wait.tsx'
import { exactUsdc } from '../amount.ts'
import type { TransferKind } from './check-typed-data.ts'
import { FullAddress } from '../full-address.tsx'
import { LookAlikeWarning } from './look-alike-warning.tsx'
import type { Account } from '../use-account.ts'
import type { TransferFormState } from './use-transfer-form.ts'
import type { Offer } from './use-transfer.ts'

export interface TransferReviewProps {
  kind: TransferKind
  offer: Offer
  account: Account
  form: TransferFormState
}

/**
 * Shows everything once more before the wallet is asked. The destination is complete; a new one has to be confirmed.
 */
export function TransferReview({ kind, offer, account, form }: TransferReviewProps) {
  const [isConfirmed, setConfirmed] = useState(false)
  const { step, isInDoubt, isNew, lookAlike, executeError } = form
  const isWithdrawal = kind === 'withdraw'
  const isBusy = step !== 'idle'
  const blockedBy =
    (isNew || lookAlike !== undefined) && !isConfirmed ? 'Confirm the destination first' : undefined
  return (
    <Dialog
      open
      size="md"
      locked={isBusy}
      onOpenChange={form.close}
      title={`${isWithdrawal ? 'Withdraw' : 'Send'} ${exactUsdc(offer.amount)}?`}
      description="Your wallet signs exactly this. The API passes it on; it cannot change or repeat it."
      actions={
        <>
          <Button onClick={form.close} disabledReason={isBusy ? 'Under way' : undefined}>
            Cancel
          </Button>
          <Button
            variant="primary"
            pending={isBusy}
            pendingLabel={step === 'submitting' ? 'Submitting' : 'Sign in your wallet'}
            disabledReason={blockedBy}
            onClick={() => void form.confirm()}
          >
            {isInDoubt ? 'Ask again' : 'Sign in your wallet'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Terms kind={kind} offer={offer} account={account} />
        <div className="flex flex-col gap-1">
          <p className="label">{isNew ? 'Destination, new to you' : 'Destination'}</p>
          <FullAddress address={offer.destination} name="destination" />
        </div>
        {lookAlike !== undefined && (
          <LookAlikeWarning address={offer.destination} known={lookAlike} />
        )}
        {(isNew || lookAlike !== undefined) && (
          <label className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="checkbox"
              checked={isConfirmed}
              onChange={(event) => setConfirmed(event.target.checked)}
              className="size-5 shrink-0 accent-accent"
            />
            {lookAlike === undefined
              ? 'I have compared this address with its source, all of it.'
              : 'I know that this is another address than the one I know, and mean this one.'}
          </label>
        )}
        <WalletWait />
        {executeError !== null && (
          <div role="alert">
            <Callout
              tone={isInDoubt ? 'warn' : 'danger'}
              title={isInDoubt ? 'No answer: it may have been done' : 'It was not done'}
            >
              {messageFor(executeError)}
              {isInDoubt && ' Ask again with the same signature: it cannot be done twice.'}
            </Callout>
          </div>
        )}
      </div>
    </Dialog>
  )
}

function Terms({ kind, offer, account }: Pick<TransferReviewProps, 'kind' | 'offer' | 'account'>) {
  const { network, chain } = useWorld()
  const isWithdrawal = kind === 'withdraw'
  const leaving = isWithdrawal ? offer.amount : add(offer.amount, offer.fee)
  const { withdrawable } = account
  return (
    <dl className="flex flex-col">
      <Term label={isWithdrawal ? 'Leaves the exchange' : 'Leaves your account'}>
        {exactUsdc(leaving)}
      </Term>
      <Term label="Fee">
        {isZero(offer.fee) ? 'none' : exactUsdc(offer.fee)}
        {!isWithdrawal && !isZero(offer.fee) && ', opens an account for this address'}
      </Term>
      <Term label={isWithdrawal ? 'You receive' : 'They receive'}>
        <strong className="font-semibold">{exactUsdc(offer.youReceive)}</strong>
        {isWithdrawal && ` on ${chain.name}`}
      </Term>
      <Term label="Arrives">
        {isWithdrawal
          ? network === 'localnet'
            ? 'in about 10 seconds'
            : 'in about 4 minutes, at times 12'
          : 'at once'}
      </Term>
      {withdrawable !== null && (
        <Term label="Available">
          {exactUsdc(withdrawable)} → {exactUsdc(maximum(0, subtract(withdrawable, leaving)))}
        </Term>
      )}
    </dl>
  )
}

function Term({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 border-b border-line py-1 last:border-0">
      <dt className="text-muted">{label}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  )
}
