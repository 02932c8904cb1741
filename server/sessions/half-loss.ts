import { compare, divide, multiply } from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { SessionRow } from '../storage/sessions/sessions.ts'
import type { SessionContext } from './run/session-context.ts'

/** Tells, once, that half of what the session may lose is lost. `net`: its result at the mark, USDC. */
export async function noteHalfLoss(
  { store, memory, clock }: SessionContext,
  session: SessionRow,
  net: DecimalString,
): Promise<void> {
  const { id, userId, symbol, budget, lossThreshold } = session
  if (memory.halfLost.has(id)) return
  // A half, and of a percentage the hundredth.
  const half = divide(multiply(budget, String(-lossThreshold)), '200')
  if (compare(net, half) > 0) return
  const facts = { sessionId: id, symbol, net, lossThreshold }
  await store.notices.add({ userId, event: 'half_loss', subject: id, at: clock(), facts })
  memory.halfLost.add(id)
}
