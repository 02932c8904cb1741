import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { TradingKey } from '../../../../contract/people/auth.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Address } from '../../../ui/figures/address.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Stepper } from '../../../ui/form/stepper.tsx'
import { WalletWait } from '../../../wallet/wallet-wait.tsx'
import { approvalSteps } from './approval-steps.ts'
import { missingApprovals, type Approval } from './approve.ts'
import { tradingKeyQuery } from './trading-key.queries.ts'
import { useEnableTrading } from './use-enable-trading.ts'

/**
 * Lists the two signatures and what each allows, then asks for those that are missing. Shows nothing once both are
 * given.
 */
export function EnableTrading() {
  const key = useQuery({ ...tradingKeyQuery(useSignedIn()), throwOnError: false })
  const enable = useEnableTrading()
  if (key.data) {
    const missing = missingApprovals(key.data)
    return missing.length === 0 ? null : (
      <Panel tradingKey={key.data} missing={missing} {...enable} />
    )
  }
  if (key.error) {
    return (
      <ErrorMessage
        title={t`The agent's approval could not be read`}
        message={messageFor(key.error)}
        onRetry={() => void key.refetch()}
        retrying={key.isFetching}
      />
    )
  }
  return <Skeleton className="h-64 w-full" />
}

interface PanelProps extends ReturnType<typeof useEnableTrading> {
  tradingKey: TradingKey
  missing: Approval[]
}

function Panel({ tradingKey, missing, step, blockedBy, error, isPending, start }: PanelProps) {
  const count = t`${plural(missing.length, { one: `One signature`, other: `Two signatures` })}`
  return (
    <section
      aria-labelledby="enable-trading"
      className="flex flex-col gap-5 rounded-lg border border-line p-5"
    >
      <div className="flex flex-col gap-1">
        <h2 id="enable-trading" className="text-base font-semibold">{t`Enable trading`}</h2>
        <p className="text-pretty text-muted">
          <Trans>
            {count} in your wallet, each posted to the exchange. Neither moves funds. The agent is{' '}
            <Address address={tradingKey.agentAddress} name={t`agent address`} />.
          </Trans>
        </p>
      </div>
      <Stepper label={t`Signatures`} steps={approvalSteps(tradingKey, missing, step)} />
      <WalletWait />
      {error !== null && (
        <div role="alert">
          <Callout tone="danger" title={t`Trading is not enabled yet`}>
            {messageFor(error)}
          </Callout>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          variant="primary"
          pending={isPending}
          pendingLabel={step?.doing === 'signing' ? t`Sign in your wallet` : t`Confirming`}
          disabledReason={blockedBy}
          onClick={() => start()}
        >{t`Enable trading`}</Button>
        {blockedBy !== undefined && <p className="flex-1 text-xs text-muted">{blockedBy}</p>}
      </div>
    </section>
  )
}
