import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useWorld } from '../../../../api/exchange/world.ts'
import { chainMismatch } from '../../../../wallet/chain/known-chains.ts'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { routesOf } from './deposit-routes.ts'
import { DepositForm } from './deposit-form.tsx'
import { PendingDeposits } from './pending-deposits.tsx'
import { VerifyForm } from './verify-form.tsx'

/** Deposits: a transfer from the wallet, followed until the exchange has credited it. */
export function DepositPanel() {
  return (
    <div className="grid grid-cols-1 gap-10 lg:grid-cols-2 lg:gap-14">
      <Way />
      <div className="flex flex-col gap-10">
        <PendingDeposits />
        <VerifyForm />
      </div>
    </div>
  )
}

function Way() {
  const world = useWorld()
  const mismatch = chainMismatch(world)
  if (mismatch !== null) {
    return (
      <div role="alert">
        <Callout tone="danger" title={t`Deposits are stopped`}>
          <Trans>
            The server names another value for {mismatch} than this dashboard knows. One of them has
            been changed. Send nothing, and tell the operator.
          </Trans>
        </Callout>
      </div>
    )
  }
  if (routesOf(world).length === 0) {
    return (
      <Callout
        tone="warn"
        title={t`Deposits are off`}
      >{t`Do not send anything to the bridge. What you sent before can still be verified.`}</Callout>
    )
  }
  return (
    <div className="flex flex-col gap-6">
      {world.deposits.status === 'legacy' && world.cctp === undefined && (
        <Callout
          tone="warn"
          title={t`This is the exchange’s older route`}
        >{t`It still works. The exchange now recommends a deposit by its own site, which Alura does not offer yet; money that comes in that way shows here as well.`}</Callout>
      )}
      <DepositForm />
    </div>
  )
}
