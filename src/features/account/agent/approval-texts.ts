import { t } from '@lingui/core/macro'
import type { TradingKey } from '../../../../contract/people/auth.ts'
import type { Approval } from './approve.ts'

export interface ApprovalText {
  title: string
  allows: string
  forbids: string
}

/** The purpose of each signature, shown before any is asked for. */
export function approvalTexts(key: TradingKey | undefined): Record<Approval, ApprovalText> {
  const rate = key?.builder.maxFeeRate ?? t`a small rate`
  return {
    agent: {
      title: t`Approve the agent (approveAgent)`,
      allows: t`Lets Alura’s agent place and cancel orders on your exchange account.`,
      forbids: t`It can never withdraw or transfer. You can revoke it at any time.`,
    },
    builder: {
      title: t`Approve the builder fee (approveBuilderFee)`,
      allows: t`Lets each order carry a fee to Alura of at most ${rate} of its size.`,
      forbids: t`It takes nothing now and nothing beyond that cap.`,
    },
  }
}
