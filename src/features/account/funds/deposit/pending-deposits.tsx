import { t } from '@lingui/core/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { add } from '../../../../../contract/decimal.ts'
import { messageFor } from '../../../../api/errors.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { Address } from '../../../../ui/figures/address.tsx'
import { Age } from '../../../../ui/figures/age.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Stepper } from '../../../../ui/form/stepper.tsx'
import { exactUsdc } from '../amount.ts'
import { depositSteps, refusalOf } from './deposit-words.ts'
import { depositCheckQuery, depositsOf, fundsData, isSettled } from '../funds.queries.ts'
import { useKeptDeposits, type KeptDeposit } from '../kept.ts'

/** Deposits in progress, newest first; kept until the viewer has seen their result. */
export function PendingDeposits() {
  const { deposits, dropDeposit } = useKeptDeposits()
  if (deposits.length === 0) return null
  return (
    <section aria-labelledby="deposits-heading" className="flex flex-col gap-4">
      <h2 id="deposits-heading" className="text-base font-semibold">{t`Deposits on their way`}</h2>
      <ul className="flex flex-col gap-8">
        {deposits.toReversed().map((deposit) => (
          <li key={deposit.txHash}>
            <PendingDeposit deposit={deposit} onDismiss={() => dropDeposit(deposit.txHash)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface PendingDepositProps {
  deposit: KeptDeposit
  onDismiss: () => void
}

function PendingDeposit({ deposit: { txHash, amount, at }, onDismiss }: PendingDepositProps) {
  const check = useQuery(depositCheckQuery(useSignedIn(), txHash, usePollMs()))
  const refusal = refusalOf(check.data, check.error)
  const isOver = check.data !== undefined && isSettled(check.data)
  useRefreshOnce(isOver && refusal === null)
  const recognised = check.data && depositsOf(check.data)
  const shown = recognised?.length ? add(...recognised.map((item) => item.amount)) : amount
  return (
    <article className="flex flex-col gap-4" aria-label={t`Deposit ${txHash}`}>
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="flex flex-wrap items-center gap-x-3">
          <span className="font-medium">
            {shown === null ? t`A transaction` : exactUsdc(shown)}
          </span>
          <Address address={txHash} name={t`transaction hash`} />
          <Age at={at} className="text-xs text-muted" />
        </p>
        {(isOver || refusal !== null) && (
          <Button size="sm" onClick={onDismiss}>{t`Dismiss`}</Button>
        )}
      </header>
      {refusal !== null ? (
        <div role="alert">
          <Callout tone="danger" title={refusal.title}>
            {refusal.message}
          </Callout>
        </div>
      ) : (
        <>
          {check.error !== null && (
            <ErrorMessage
              title={t`This deposit could not be looked up`}
              message={messageFor(check.error)}
              onRetry={() => void check.refetch()}
              retrying={check.isFetching}
            />
          )}
          <div aria-live="polite">
            <Stepper label={t`Progress of this deposit`} steps={depositSteps(check.data)} />
          </div>
        </>
      )}
    </article>
  )
}

/** Once it is credited, all data about money is requested again. */
function useRefreshOnce(isCredited: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (isCredited) void invalidate(client, ...fundsData)
  }, [client, isCredited])
}
