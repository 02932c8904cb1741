// The steps of a deposit in progress, and a text for each way in which it can be refused.
import type { Deposit, DepositRejection } from '../../../../../contract/money/deposits.ts'
import { ApiError, messageFor } from '../../../../api/errors.ts'
import type { Step, StepState } from '../../../../ui/form/stepper.tsx'
import { depositsOf, isCredited, type DepositCheck } from '../funds.queries.ts'

const refusals: Record<DepositRejection, string> = {
  not_found: 'Unknown transaction',
  failed: 'The transaction failed',
  other_token: 'Another token',
  other_recipient: 'Another recipient',
  other_sender: 'Another sender',
  other_account: 'Another account',
  lost_burn: 'Not for the exchange',
  below_minimum: 'Below the minimum',
}

export interface Refusal {
  title: string
  message: string
}

export function refusalOf(check: DepositCheck | undefined, error: Error | null): Refusal | null {
  if (check?.status === 'rejected') {
    const title = check.reason === undefined ? 'Not a deposit' : refusals[check.reason]
    return { title, message: check.message ?? '' }
  }
  if (error instanceof ApiError && error.code === 'DEPOSIT_RECORDED') {
    return { title: 'Recorded for somebody else', message: messageFor(error) }
  }
  return null
}

/** `check`: undefined until the server has answered. */
export function depositSteps(check: DepositCheck | undefined): Step[] {
  const confirmations = Math.min(check?.confirmations ?? 0, check?.required ?? Infinity)
  const isMined = confirmations > 0
  const isConfirmed = check?.status === 'verified'
  const deposits = check === undefined ? [] : depositsOf(check)
  const hasArrived = deposits.length > 0 && deposits.every(isCredited)
  const failed = check?.status === 'rejected'
  return [
    { id: 'sent', title: 'Sent by your wallet', state: 'done' },
    {
      id: 'confirmed',
      title: 'Confirmed on the chain',
      state: stateOf(isConfirmed, true, failed),
      detail:
        check === undefined || failed
          ? undefined
          : `${isConfirmed ? check.required : confirmations} of ${check.required} confirmations${isMined || isConfirmed ? '' : ', waiting for a block'}`,
    },
    {
      id: 'verified',
      title: 'Verified as yours',
      state: stateOf(isConfirmed, false, false),
    },
    {
      id: 'credited',
      title: 'Credited by the exchange',
      state: stateOf(hasArrived, isConfirmed, false),
      detail: hasArrived ? undefined : creditWords(deposits),
    },
  ]
}

function creditWords(deposits: readonly Deposit[]): string {
  const isMinted = deposits.some(({ route }) => route === 'cctp')
  return isMinted
    ? 'Circle mints it there, less its fee: usually within two minutes. In the equity curve it is a step, never profit.'
    : 'Usually within a minute. In the equity curve it is a step, never profit.'
}

function stateOf(isDone: boolean, isNext: boolean, hasFailed: boolean): StepState {
  if (hasFailed) return 'failed'
  if (isDone) return 'done'
  return isNext ? 'active' : 'idle'
}
