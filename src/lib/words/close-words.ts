import { t } from '@lingui/core/macro'
import type { CloseReason } from '../../../contract/trading/positions.ts'

/** What ended a position or a trade. */
export const closeWords: Record<CloseReason, string> = {
  get take_profit() {
    return t`Take-profit`
  },
  get stop_loss() {
    return t`Stop`
  },
  get signal() {
    return t`Opposite signal`
  },
  get session_end() {
    return t`Session ended`
  },
  get manual() {
    return t`By hand`
  },
  get liquidated() {
    return t`Liquidated`
  },
  get settled() {
    return t`Settled: market delisted`
  },
  get deleveraged() {
    return t`Auto-deleveraged`
  },
  get dust() {
    return t`Too small to close`
  },
  get unaccounted() {
    return t`Gone at the exchange`
  },
  get unknown() {
    return t`By the exchange`
  },
}
