import { t } from '@lingui/core/macro'
import type { GateReport } from '../../../../contract/sessions/sessions.ts'
import type { Figures } from '../../../../contract/words/language.ts'
import type { Gate } from '../../../../engine/types.ts'
import { language } from '../../../lib/words/language.ts'

/** The engine's gates, and those of the runner before and after them. */
type KnownGate = Gate | 'agent' | 'builder_fee' | 'own_position' | 'risk_limits' | 'backing_off'

const words: Record<KnownGate, string> = {
  get agent() {
    return t`The agent may trade`
  },
  get builder_fee() {
    return t`The fee is approved`
  },
  get session_stopped() {
    return t`The session takes entries`
  },
  get session_expired() {
    return t`Enough time is left`
  },
  get stale_price() {
    return t`Prices are fresh`
  },
  get max_positions() {
    return t`A position is free`
  },
  get position_opening() {
    return t`Nothing is opening`
  },
  get entry_spacing() {
    return t`Entries keep their distance`
  },
  get cooldown() {
    return t`No pause after a loss`
  },
  get signal_flat() {
    return t`There is a signal`
  },
  get signal_below_threshold() {
    return t`The signal is strong enough`
  },
  get signal_used() {
    return t`The signal is new`
  },
  get opposite_side() {
    return t`It agrees with what is open`
  },
  get entry_let_go() {
    return t`It is not chased too far`
  },
  get funding_due() {
    return t`No high funding is due`
  },
  get not_worth_its_cost() {
    return t`It can earn what it costs`
  },
  get insufficient_margin() {
    return t`There is margin for it`
  },
  get below_minimum_notional() {
    return t`The order is large enough`
  },
  get own_position() {
    return t`Nothing of yours is against it`
  },
  get risk_limits() {
    return t`Your own limits leave room`
  },
  get backing_off() {
    return t`The exchange takes orders`
  },
}

/** What must be true for the gate to pass. An unknown gate is shown by its own name. */
export function gateWords(gate: string): string {
  return isGate(gate) ? words[gate] : gate.replaceAll('_', ' ')
}

function isGate(gate: string): gate is KnownGate {
  return gate in words
}

/** The gate's actual and required value. */
export function gateFigures({ actual, required, reason }: GateReport): Figures {
  return reason === undefined ? { actual, required } : language.figures(reason)
}

/** How close the actual value is to the required one, 0…1. Null for gates without numbers. */
export function gateProgress({ actual, required }: Figures) {
  const [has, needs] = [measured(actual), measured(required)]
  if (has === null || needs === null || needs.size === 0 || has.unit !== needs.unit) return null
  return Math.min(1, has.size / needs.size)
}

/** "+0.05", "12 s", "3.20 USDC". An upper bound like "fewer than 3" has no progress. */
function measured(text: string): { size: number; unit: string } | null {
  const match = /^[+−-]?(\d+(?:\.\d+)?) ?(\p{L}*)$/u.exec(text.replaceAll(',', ''))
  return match?.[1] === undefined ? null : { size: Number(match[1]), unit: match[2] ?? '' }
}
