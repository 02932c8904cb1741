import { t } from '@lingui/core/macro'
import type { Execution } from '../../../../contract/lab/executions.ts'
import type { BadgeTone } from '../../../ui/feedback/badge.tsx'

export function executionStateWords({ status, action }: Pick<Execution, 'status' | 'action'>) {
  switch (status) {
    case 'decided':
      return t`Decided`
    case 'sent':
      return t`Sent`
    case 'done':
      return action === 'hold' ? t`Nothing to do` : t`Done`
    case 'refused':
      return t`Refused`
    case 'failed':
      return t`Failed`
    case 'missed':
      return t`Missed`
  }
}

export const executionTones: Record<Execution['status'], BadgeTone> = {
  decided: 'accent',
  sent: 'accent',
  done: 'neutral',
  refused: 'warn',
  failed: 'danger',
  missed: 'warn',
}

export function executionCauseWords(cause: Execution['cause']): string {
  switch (cause) {
    case 'scheduled':
      return t`By its schedule`
    case 'signal':
      return t`By a signal pool`
    case 'manual':
      return t`By hand`
  }
}
