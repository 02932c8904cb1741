import type { GateReport } from '../../../../contract/sessions/sessions.ts'
import type { Figures } from '../../../../contract/words/language.ts'
import type { Gate } from '../../../../engine/types.ts'
import { language } from '../../../lib/language.ts'

/** The engine's gates, and those of the runner before and after them. */
type KnownGate = Gate | 'agent' | 'builder_fee' | 'own_position' | 'risk_limits' | 'backing_off'

const words: Record<KnownGate, string> = {
  agent: 'The agent may trade',
  builder_fee: 'The fee is approved',
  session_stopped: 'The session takes entries',
  session_expired: 'Enough time is left',
  stale_price: 'Prices are fresh',
  max_positions: 'A position is free',
  position_opening: 'Nothing is opening',
  entry_spacing: 'Entries keep their distance',
  cooldown: 'No pause after a loss',
  signal_flat: 'There is a signal',
  signal_below_threshold: 'The signal is strong enough',
  signal_used: 'The signal is new',
  opposite_side: 'It agrees with what is open',
  insufficient_margin: 'There is margin for it',
  below_minimum_notional: 'The order is large enough',
  own_position: 'Nothing of yours is against it',
  risk_limits: 'Your own limits leave room',
  backing_off: 'The exchange takes orders',
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

/** "+0.05", "12 s", "3.20 USDC". An upper bound like "< 3" has no progress. */
function measured(text: string): { size: number; unit: string } | null {
  const match = /^[+−-]?(\d+(?:\.\d+)?) ?([a-zA-Z]*)$/.exec(text.replaceAll(',', ''))
  return match?.[1] === undefined ? null : { size: Number(match[1]), unit: match[2] ?? '' }
}
