import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getTradingKey } from '../../../../contract/people/auth.ts'
import { getAuthority } from '../../../../contract/people/authority.ts'
import { isZero } from '../../../../contract/decimal.ts'
import { invalidate } from '../../../api/query.ts'
import { profileQuery } from '../../../api/trading.queries.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { isRejection } from '../../../wallet/wallet-error.ts'
import { useSigner } from '../../../wallet/use-signer.ts'
import { approvalPort } from './approval-port.ts'
import { approveMissing, type ApprovalStep } from './approve.ts'

/** `isRenewal`: the current agent still trades, and will be replaced by the next. */
export function useEnableTrading(isRenewal = false) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const { exchange } = useWorld()
  const signer = useSigner(viewer.address)
  const [step, setStep] = useState<ApprovalStep | null>(null)
  const account = useQuery(profileQuery(viewer, usePollMs())).data?.account
  const blockedBy =
    'blockedBy' in signer
      ? signer.blockedBy
      : account !== undefined && isZero(account.equity)
        ? t`The exchange takes approvals only from an account with funds. Fund it first.`
        : undefined
  const mutation = useMutation({
    mutationFn: async () => {
      if ('blockedBy' in signer) throw new Error(signer.blockedBy)
      return approveMissing(approvalPort(client, viewer, signer, exchange.url), setStep, isRenewal)
    },
    onSettled: () => setStep(null),
    onSuccess: () => {
      void invalidate(client, getAuthority, getTradingKey)
    },
  })
  const error = isRejection(mutation.error) ? null : mutation.error
  return { step, blockedBy, error, isPending: mutation.isPending, start: mutation.mutate }
}
