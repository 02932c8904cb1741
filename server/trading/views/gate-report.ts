import type { GateFinding } from '../../../contract/reasons/reasons.ts'
import type { GateReport } from '../../../contract/sessions/sessions.ts'
import { english } from '../../../contract/words/english.ts'

/** The state of one gate with its reason as code and as text. */
export function gateReport(
  gate: string,
  status: GateReport['status'],
  reason: GateFinding,
): GateReport {
  const text = english.tell(reason)
  const message = text.charAt(0).toUpperCase() + text.slice(1)
  return { gate, status, ...english.figures(reason), message, reason }
}
