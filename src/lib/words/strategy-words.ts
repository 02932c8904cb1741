import { t } from '@lingui/core/macro'
import type { ExecutionStrategy } from '../../../contract/sessions/sessions.ts'

export const strategyWords: Record<ExecutionStrategy, string> = {
  get Conservative() {
    return t`Conservative`
  },
  get Aggressive() {
    return t`Aggressive`
  },
  get Degen() {
    return t`Degen`
  },
}
