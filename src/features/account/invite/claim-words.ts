import type { RewardClaim } from '../../../../contract/money/referrals.ts'
import type { BadgeTone } from '../../../ui/feedback/badge.tsx'

type ClaimStatus = RewardClaim['status']

export const claimStatus: Record<ClaimStatus, { name: string; tone: BadgeTone; means: string }> = {
  submitted: { name: 'On its way', tone: 'accent', means: 'Sent to the exchange.' },
  unknown: {
    name: 'Not confirmed',
    tone: 'warn',
    means: 'The exchange has not said yet. It is asked until it does, and pays once.',
  },
  paid: { name: 'Paid', tone: 'gain', means: 'On your account on the exchange.' },
  failed: { name: 'Failed', tone: 'danger', means: 'Still owed: claim it again.' },
}

export function isOpenClaim({ status }: RewardClaim): boolean {
  return status === 'submitted' || status === 'unknown'
}
