import { t } from '@lingui/core/macro'
import type { RewardClaim } from '../../../../../contract/money/referrals.ts'
import type { BadgeTone } from '../../../../ui/feedback/badge.tsx'

type ClaimStatus = RewardClaim['status']

export const claimStatus: Record<ClaimStatus, { name: string; tone: BadgeTone; means: string }> = {
  submitted: {
    get name() {
      return t`On its way`
    },
    tone: 'accent',
    get means() {
      return t`Sent to the exchange.`
    },
  },
  unknown: {
    get name() {
      return t`Not confirmed`
    },
    tone: 'warn',
    get means() {
      return t`The exchange has not said yet. It is asked until it does, and pays once.`
    },
  },
  paid: {
    get name() {
      return t`Paid`
    },
    tone: 'gain',
    get means() {
      return t`On your account on the exchange.`
    },
  },
  failed: {
    get name() {
      return t`Failed`
    },
    tone: 'danger',
    get means() {
      return t`Still owed: claim it again.`
    },
  },
}

export function isOpenClaim({ status }: RewardClaim): boolean {
  return status === 'submitted' || status === 'unknown'
}
