import { t } from '@lingui/core/macro'
import type { Trader } from '../../../contract/traders/traders.ts'

/** The one word for a trader's state, wherever it shows. */
export function traderStateWords(state: Trader['state']): string {
  switch (state) {
    case 'active':
      return t`Active`
    case 'paused':
      return t`Paused`
    case 'error':
      return t`Stopped itself`
  }
}

export const traderTones = {
  active: 'gain',
  paused: 'warn',
  error: 'danger',
} as const satisfies Record<Trader['state'], string>
