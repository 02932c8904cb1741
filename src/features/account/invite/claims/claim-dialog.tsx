import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { claimReward } from '../../../../../contract/money/referrals.ts'
import { isUndecided, messageFor } from '../../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { formatSize } from '../../../../lib/numbers/format.ts'
import { Address } from '../../../../ui/figures/address.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { Dialog } from '../../../../ui/overlay/dialog.tsx'
import { claimData } from '../invite.queries.ts'

export interface ClaimDialogProps {
  /** USDC when the dialog was opened; the claim takes everything claimable at its time. */
  amount: DecimalString
  onDone: () => void
}

/** Asks for confirmation, claims, and shows the result. Asking again never pays twice. */
export function ClaimDialog({ amount, onDone }: ClaimDialogProps) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const claim = useMutation({
    ...apiMutation(viewer, claimReward),
    onSettled: () => invalidate(client, ...claimData),
  })
  if (claim.data) return <Paid amount={claim.data.claimed} onDone={onDone} />
  return (
    <Dialog
      open
      locked={claim.isPending}
      onOpenChange={onDone}
      title={t`Claim ${formatSize(amount)} USDC?`}
      actions={
        <>
          <Button onClick={onDone}>{claim.error === null ? t`Not now` : t`Close`}</Button>
          <Button
            variant="primary"
            pending={claim.isPending}
            pendingLabel={t`Claiming`}
            onClick={() => claim.mutate({})}
          >
            {claim.error === null ? t`Claim` : t`Ask again`}
          </Button>
        </>
      }
    >
      <Terms address={viewer.address} />
      {claim.error !== null && (
        <div role="alert" className="mt-4">
          <Refusal error={claim.error} />
        </div>
      )}
    </Dialog>
  )
}

function Terms({ address }: { address: string }) {
  const { simulated } = useWorld()
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-6 gap-y-2">
      <dt className="text-muted">{t`From`}</dt>
      <dd>{simulated ? t`Alura's treasury, simulated` : t`Alura's treasury`}</dd>
      <dt className="text-muted">{t`To`}</dt>
      <dd>
        <Trans>
          your account on the exchange, <Address address={address} name={t`your address`} />
        </Trans>
      </dd>
      <dt className="text-muted">{t`Fee`}</dt>
      <dd>{t`none`}</dd>
    </dl>
  )
}

function Paid({ amount, onDone }: ClaimDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onDone}
      title={t`${formatSize(amount)} USDC paid`}
      actions={<Button variant="primary" onClick={onDone}>{t`Done`}</Button>}
    >
      <Callout tone="success">{t`It is on your account on the exchange, free to trade with.`}</Callout>
    </Dialog>
  )
}

/** Without an answer the claim stands, and the history below shows its result. */
function Refusal({ error }: { error: Error }) {
  if (isUndecided(error)) {
    return (
      <Callout tone="warn" title={t`Not confirmed yet`}>
        <Trans>
          {messageFor(error)} If the claim was made, it is paid once, and its standing is in the
          list of claims.
        </Trans>
      </Callout>
    )
  }
  return (
    <Callout tone="danger" title={t`Not paid`}>
      {messageFor(error)}
    </Callout>
  )
}
