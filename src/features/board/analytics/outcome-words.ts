import { t } from '@lingui/core/macro'
import type { EndReason } from '../../../../contract/sessions/sessions.ts'

/** For any person's session. */
export const outcomeWords: Record<EndReason, string> = {
  get profit_target() {
    return t`Reached its profit target`
  },
  get loss_threshold() {
    return t`Reached its loss threshold`
  },
  get duration() {
    return t`Its time ran out`
  },
  get manual() {
    return t`Stopped by hand`
  },
  get liquidated() {
    return t`Liquidated by the exchange`
  },
  get delisted() {
    return t`Its market was delisted`
  },
  get error() {
    return t`Ended by an error`
  },
}
