import { bracket } from './bracket.ts'
import type { EntryQuestion, GateRule } from './entry-gates.ts'
import { positionGates, sessionGates } from './entry-gates.ts'
import {
  bestSignal,
  orderGates,
  orderOf,
  signalGates,
  signalInQuestion,
} from '../signals/signal-gates.ts'
import type { Decision, GateReport } from '../types.ts'
import { scoreText } from '../wording.ts'

type Opening = Extract<Decision, { action: 'open' }>
type Refusal = Extract<Decision, { action: 'refuse' }>

/** In the order of `Gate`. */
const gates: readonly GateRule[] = [
  ...sessionGates,
  ...positionGates,
  ...signalGates,
  ...orderGates,
]

/** Opens one position, or names the first gate that is shut. */
export function decideEntry(question: EntryQuestion): Opening | Refusal {
  for (const { gate, look } of gates) {
    const { isShut, tell } = look(question)
    if (!isShut) continue
    const { message, ...values } = tell()
    const signal = signalInQuestion(question) ?? null
    return { action: 'refuse', gate, message: `No entry: ${message}`, ...values, signal }
  }
  return open(question)
}

/** Why there is no entry, or what one has passed: every gate in its order; those after a shut one are not reached. */
export function entryGates(question: EntryQuestion): GateReport[] {
  let isBlocked = false
  return gates.map(({ gate, look }): GateReport => {
    const { isShut, tell } = look(question)
    const status = isBlocked ? 'not_reached' : isShut ? 'block' : 'pass'
    isBlocked ||= isShut
    return { gate, status, ...tell() }
  })
}

function open(question: EntryQuestion): Opening {
  const { session, market, strategy } = question
  const { plan } = session
  const best = bestSignal(question)
  if (best === undefined) throw new Error('an entry without a signal')
  const side = best.score > 0 ? 'long' : 'short'
  const border = side === 'long' ? `≥ ${strategy.entryThreshold}` : `≤ −${strategy.entryThreshold}`
  return {
    action: 'open',
    side,
    size: orderOf(question).size,
    ...bracket(side, market.markPrice, plan, market.limits.szDecimals),
    leverage: plan.leverage,
    signal: best,
    message: `Opens ${side}: ${best.interval} score ${scoreText(best.score)} ${border} (${best.regime}) — ${best.reason}`,
  }
}
