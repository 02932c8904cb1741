import { bracket } from './bracket.ts'
import { isMarkOld } from './exits.ts'
import { entryStyle } from './maker.ts'
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

type Opening = Extract<Decision, { action: 'open' }>
type Refusal = Extract<Decision, { action: 'refuse' }>

/** In the order of `Gate`. */
const gates: readonly GateRule[] = [
  ...sessionGates,
  ...positionGates,
  ...signalGates,
  ...orderGates,
]

/** Opens one position, or names the first gate that blocks. */
export function decideEntry(question: EntryQuestion): Opening | Refusal {
  for (const { gate, look } of gates) {
    const { isShut, why } = look(question)
    if (!isShut) continue
    const signal = signalInQuestion(question) ?? null
    return { action: 'refuse', gate, why: { code: 'no_entry', values: { because: why() } }, signal }
  }
  return open(question)
}

/** The refusal that reports an old mark; null while the mark is recent enough for exits. */
export function refuseOldMark(question: EntryQuestion): Refusal | null {
  const { market, strategy } = question
  if (!isMarkOld(market.markAgeMs)) return null
  const values = { ageMs: market.markAgeMs, allowedMs: strategy.maxMarkAgeMs }
  const because = { code: 'stale_price', values } as const
  return {
    action: 'refuse',
    gate: 'stale_price',
    why: { code: 'no_entry', values: { because } },
    signal: signalInQuestion(question) ?? null,
  }
}

/** Every gate in order, with the reason why it blocks or passes; those after a blocking one are not reached. */
export function entryGates(question: EntryQuestion): GateReport[] {
  let isBlocked = false
  return gates.map(({ gate, look }): GateReport => {
    const { isShut, why } = look(question)
    const status = isBlocked ? 'not_reached' : isShut ? 'block' : 'pass'
    isBlocked ||= isShut
    return { gate, status, why: why() }
  })
}

function open(question: EntryQuestion): Opening {
  const { session, market, strategy } = question
  const { plan } = session
  const best = bestSignal(question)
  if (best === undefined) throw new Error('an entry without a signal')
  const side = best.score > 0 ? 'long' : 'short'
  return {
    action: 'open',
    side,
    size: orderOf(question).size,
    ...bracket(side, market.markPrice, plan, market.limits.szDecimals),
    leverage: plan.leverage,
    rests: entryStyle(strategy, session.pursuit, side, market.markPrice) === 'rests',
    signal: best,
    why: {
      code: 'opens',
      values: {
        side,
        interval: best.interval,
        score: best.score,
        threshold: strategy.entryThreshold,
        regime: best.regime,
        because: best.why,
      },
    },
  }
}
