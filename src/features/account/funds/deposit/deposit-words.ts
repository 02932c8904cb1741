// The steps of a deposit in progress, and a text for each way in which it can be refused.
import { t } from '@lingui/core/macro'
import type { Deposit, DepositRejection } from '../../../../../contract/money/deposits.ts'
import { ApiError, messageFor } from '../../../../api/errors.ts'
import type { Step, StepState } from '../../../../ui/form/stepper.tsx'
import { depositsOf, isCredited, type DepositCheck } from '../funds.queries.ts'

const refusals: Record<DepositRejection, string> = {
  get not_found() {
    return t`Unknown transaction`
  },
  get failed() {
    return t`The transaction failed`
  },
  get other_token() {
    return t`Another token`
  },
  get other_recipient() {
    return t`Another recipient`
  },
  get other_sender() {
    return t`Another sender`
  },
  get other_account() {
    return t`Another account`
  },
  get lost_burn() {
    return t`Not for the exchange`
  },
  get below_minimum() {
    return t`Below the minimum`
  },
}

export interface Refusal {
  title: string
  message: string
}

export function refusalOf(check: DepositCheck | undefined, error: Error | null): Refusal | null {
  if (check?.status === 'rejected') {
    const title = check.reason === undefined ? t`Not a deposit` : refusals[check.reason]
    return { title, message: check.message ?? '' }
  }
  if (error instanceof ApiError && error.code === 'DEPOSIT_RECORDED') {
    return { title: t`Recorded for somebody else`, message: messageFor(error) }
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
    { id: 'sent', title: t`Sent by your wallet`, state: 'done' },
    {
      id: 'confirmed',
      title: t`Confirmed on the chain`,
      state: stateOf(isConfirmed, true, failed),
      detail:
        check === undefined || failed
          ? undefined
          : isMined || isConfirmed
            ? t`${isConfirmed ? check.required : confirmations} of ${check.required} confirmations`
            : t`${confirmations} of ${check.required} confirmations, waiting for a block`,
    },
    {
      id: 'verified',
      title: t`Verified as yours`,
      state: stateOf(isConfirmed, false, false),
    },
    {
      id: 'credited',
      title: t`Credited by the exchange`,
      state: stateOf(hasArrived, isConfirmed, false),
      detail: hasArrived ? undefined : creditWords(deposits),
    },
  ]
}

function creditWords(deposits: readonly Deposit[]): string {
  const isMinted = deposits.some(({ route }) => route === 'cctp')
  return isMinted
    ? t`Circle mints it there, less its fee: usually within two minutes. In the equity curve it is a step, never profit.`
    : t`Usually within a minute. In the equity curve it is a step, never profit.`
}

function stateOf(isDone: boolean, isNext: boolean, hasFailed: boolean): StepState {
  if (hasFailed) return 'failed'
  if (isDone) return 'done'
  return isNext ? 'active' : 'idle'
}
