// The steps of a withdrawal or send, from the server's list of transactions.
import { t } from '@lingui/core/macro'
import type { Transaction } from '../../../../../contract/money/transfers.ts'
import { formatDuration } from '../../../../lib/time.ts'
import type { Step, StepState } from '../../../../ui/form/stepper.tsx'

type Following = Pick<Transaction, 'kind' | 'status' | 'expectedAt' | 'message'>

export function transferSteps(transfer: Following, now: number): Step[] {
  const { kind, status, message } = transfer
  const failed = { state: 'failed' as const, detail: message ?? t`The exchange refused it` }
  const accepted: Step = {
    id: 'accepted',
    title: t`Accepted by the exchange`,
    ...(status === 'failed'
      ? failed
      : { state: acceptedState(status), detail: status === 'unknown' ? unknown() : undefined }),
  }
  const signed: Step = { id: 'signed', title: t`Signed and submitted`, state: 'done' }
  if (kind === 'send') return [signed, accepted]
  const isPaid = status === 'done'
  const isNext = status === 'submitted'
  const paid: Step = {
    id: 'paid',
    title: t`Paid out on the chain`,
    state: isPaid ? 'done' : isNext ? 'active' : 'idle',
    detail: isNext ? expected(transfer, now) : undefined,
  }
  return [signed, accepted, paid]
}

const unknown = () =>
  t`The exchange did not answer. It is asked until it tells, for a quarter of an hour at most. Do not send this again meanwhile.`

function acceptedState(status: Transaction['status']): StepState {
  return status === 'unknown' || status === 'pending' ? 'active' : 'done'
}

function expected({ expectedAt }: Following, now: number): string {
  if (expectedAt === null) return t`It is paid out by itself.`
  const left = expectedAt - now
  return left > 0
    ? t`Expected in ${formatDuration(left)}.`
    : t`It takes longer than usual. It is paid out by itself: twelve minutes have been seen.`
}
