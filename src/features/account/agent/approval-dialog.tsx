import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Stepper } from '../../../ui/form/stepper.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { WalletWait } from '../../../wallet/wallet-wait.tsx'
import { approvalSteps } from './approval-steps.ts'
import { wantedApprovals } from './approve.ts'
import { tradingKeyQuery } from './trading-key.queries.ts'
import { useEnableTrading } from './use-enable-trading.ts'

export interface ApprovalDialogProps {
  /** The agent still trades; its approval is being extended. */
  isRenewal: boolean
  onDone: () => void
}

/** Lists the signatures, asks for those that are needed, and closes once the exchange has confirmed them. */
export function ApprovalDialog({ isRenewal, onDone }: ApprovalDialogProps) {
  const key = useQuery({ ...tradingKeyQuery(useSignedIn()), throwOnError: false, staleTime: 0 })
  const { step, blockedBy, error, isPending, start } = useEnableTrading(isRenewal)
  const wanted = key.data && wantedApprovals(key.data, isRenewal)
  const shown = error ?? (key.data === undefined ? key.error : null)

  function handleStart(): void {
    start(undefined, {
      onSuccess: () => {
        toast({
          title: isRenewal ? t`Approval renewed` : t`Alura can trade again`,
          tone: 'success',
        })
        onDone()
      },
    })
  }

  return (
    <Dialog
      open
      size="md"
      locked={isPending}
      onOpenChange={onDone}
      title={isRenewal ? t`Renew Alura’s approval` : t`Enable Alura again`}
      description={
        isRenewal
          ? t`A new agent takes over from the present one. Sessions go on meanwhile.`
          : t`A new agent is approved. What waited to close closes as soon as the exchange confirms it.`
      }
      actions={
        <>
          <Button onClick={onDone}>{t`Not now`}</Button>
          <Button
            variant="primary"
            pending={isPending}
            pendingLabel={step?.doing === 'signing' ? t`Sign in your wallet` : t`Confirming`}
            disabledReason={blockedBy}
            onClick={handleStart}
          >
            {wanted?.length === 2 ? t`Sign twice` : t`Sign`}
          </Button>
        </>
      }
    >
      {key.data && wanted ? (
        <Stepper label={t`Signatures`} steps={approvalSteps(key.data, wanted, step)} />
      ) : (
        <Skeleton className="h-32 w-full" />
      )}
      <WalletWait />
      {blockedBy !== undefined && <p className="mt-4 text-xs text-muted">{blockedBy}</p>}
      {shown !== null && (
        <div role="alert" className="mt-4">
          <Callout tone="danger" title={t`Not approved yet`}>
            {messageFor(shown)}
          </Callout>
        </div>
      )}
    </Dialog>
  )
}
