import type { TradingKey } from '../../../../contract/people/auth.ts'
import type { Step } from '../../../ui/form/stepper.tsx'
import { approvalTexts } from './approval-texts.ts'
import type { Approval, ApprovalStep } from './approve.ts'

/** Both signatures, each with what it allows and its state. */
export function approvalSteps(
  key: TradingKey | undefined,
  missing: readonly Approval[],
  step: ApprovalStep | null,
): Step[] {
  const texts = approvalTexts(key)
  return (['agent', 'builder'] as const).map((approval) => ({
    id: approval,
    title: texts[approval].title,
    state: stateOf(approval, missing, step),
    detail: `${texts[approval].allows} ${texts[approval].forbids}`,
  }))
}

function stateOf(
  approval: Approval,
  missing: readonly Approval[],
  step: ApprovalStep | null,
): Step['state'] {
  if (step?.approval === approval) return 'active'
  if (!missing.includes(approval)) return 'done'
  if (step === null) return 'idle'
  // The agent comes first: once the builder fee is being signed, or both are being confirmed, the agent's approval
  // has been posted.
  return step.approval === null || approval === 'agent' ? 'done' : 'idle'
}
