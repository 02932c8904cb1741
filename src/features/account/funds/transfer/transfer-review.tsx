import { t } from '@lingui/core/macro'
import { useState, type ReactNode } from 'react'
import { add, isZero, maximum, subtract } from '../../../../../contract/decimal.ts'
import { messageFor } from '../../../../api/errors.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
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
    (isNew || lookAlike !== undefined) && !isConfirmed
      ? t`Confirm the destination first`
      : undefined
  return (
    <Dialog
      open
      size="md"
      locked={isBusy}
      onOpenChange={form.close}
      title={`${isWithdrawal ? t`Withdraw` : t`Send`} ${exactUsdc(offer.amount)}?`}
      description={t`Your wallet signs exactly this. The API passes it on; it cannot change or repeat it.`}
      actions={
        <>
          <Button
            onClick={form.close}
            disabledReason={isBusy ? t`Under way` : undefined}
          >{t`Cancel`}</Button>
          <Button
            variant="primary"
            pending={isBusy}
            pendingLabel={step === 'submitting' ? t`Submitting` : t`Sign in your wallet`}
            disabledReason={blockedBy}
            onClick={() => void form.confirm()}
          >
            {isInDoubt ? t`Ask again` : t`Sign in your wallet`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Terms kind={kind} offer={offer} account={account} />
        <div className="flex flex-col gap-1">
          <p className="label">{isNew ? t`Destination, new to you` : t`Destination`}</p>
          <FullAddress address={offer.destination} name={t`destination`} />
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
              ? t`I have compared this address with its source, all of it.`
              : t`I know that this is another address than the one I know, and mean this one.`}
          </label>
        )}
        <WalletWait />
        {executeError !== null && (
          <div role="alert">
            <Callout
              tone={isInDoubt ? 'warn' : 'danger'}
              title={isInDoubt ? t`No answer: it may have been done` : t`It was not done`}
            >
              {messageFor(executeError)}
              {isInDoubt && t` Ask again with the same signature: it cannot be done twice.`}
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
      <Term label={isWithdrawal ? t`Leaves the exchange` : t`Leaves your account`}>
        {exactUsdc(leaving)}
      </Term>
      <Term label={t`Fee`}>
        {isZero(offer.fee) ? t`none` : exactUsdc(offer.fee)}
        {!isWithdrawal && !isZero(offer.fee) && t`, opens an account for this address`}
      </Term>
      <Term label={isWithdrawal ? t`You receive` : t`They receive`}>
        <strong className="font-semibold">{exactUsdc(offer.youReceive)}</strong>
        {isWithdrawal && t` on ${chain.name}`}
      </Term>
      <Term label={t`Arrives`}>
        {isWithdrawal
          ? network === 'localnet'
            ? t`in about 10 seconds`
            : t`in about 4 minutes, at times 12`
          : t`at once`}
      </Term>
      {withdrawable !== null && (
        <Term label={t`Available`}>
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
