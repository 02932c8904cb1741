// Whether the viewer's own limits would keep a session from opening anything.
import type { RiskRefusal } from '../../contract/sessions/session-starts.ts'
import { ServiceError } from '../../contract/errors.ts'
import { english } from '../../contract/words/english.ts'
import type { ViewerContext } from '../context.ts'
import { type LimitReason, limitReached } from '../trading/index.ts'
import type { AccountState } from '../venue/port.ts'
import { type Check, failed, passed } from './start-checks.ts'

const codes: Record<LimitReason['values']['limit'], RiskRefusal> = {
  leverage: 'LEVERAGE_EXCEEDED',
  open_positions: 'MAX_POSITIONS_REACHED',
  daily_drawdown: 'DAILY_DRAWDOWN_EXCEEDED',
}

/** `leverage`: the session's; undefined without a plan. */
export async function checkLimits(
  { store, viewer, clock }: ViewerContext,
  account: AccountState,
  leverage = 1,
): Promise<Check> {
  const question = { userId: viewer.id, account, leverage, now: clock() }
  const reached = await limitReached(store, question)
  if (reached === undefined) {
    const message = 'Your own limits leave room for it'
    return passed('risk_limits', message, { required: 'within your limits', actual: 'within' })
  }
  const text = english.tell(reached)
  const message = text.charAt(0).toUpperCase() + text.slice(1)
  return failed('risk_limits', new ServiceError(codes[reached.values.limit], message), {
    ...english.figures(reached),
    reason: reached,
    fix: 'change_plan',
  })
}
