// What the viewer's own limits mean for a session: whether they keep it from opening anything, or lower it.
import type { RiskRefusal } from '../../../contract/sessions/session-starts.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { GateFinding, Reason } from '../../../contract/reasons/reasons.ts'
import { english } from '../../../contract/words/english.ts'
import type { SessionContract } from '../../../engine/types.ts'
import type { ViewerContext } from '../../context.ts'
import { type LimitReason, limitsClear, reachedBy, standingOf } from '../../trading/index.ts'
import type { AccountState } from '../../venue/port.ts'
import { type Check, failed, passed, warned } from './start-checks.ts'

const codes: Record<LimitReason['values']['limit'], RiskRefusal> = {
  leverage: 'LEVERAGE_EXCEEDED',
  open_positions: 'MAX_POSITIONS_REACHED',
  daily_drawdown: 'DAILY_DRAWDOWN_EXCEEDED',
}

/** One check; none for a person who has set no limits. `lowered`: what they do to the leverage. */
export async function checkLimits(
  ctx: ViewerContext,
  account: AccountState,
  { maxPositions }: Pick<SessionContract, 'maxPositions'>,
  lowered?: Extract<Reason, { code: 'leverage_lowered' }>,
): Promise<Check[]> {
  const standing = await standingOf(ctx, {
    userId: ctx.viewer.id,
    account,
    now: ctx.clock(),
  })
  if (standing === undefined) return []
  const reached = reachedBy(standing)
  if (reached !== undefined) {
    const refusal = new ServiceError(codes[reached.values.limit], sentence(reached))
    return [failed('risk_limits', refusal, { ...detailsOf(reached), fix: 'change_plan' })]
  }
  const { open, limits } = standing
  const most = limits.maxOpenPositions
  const isTight = open + maxPositions > most
  const limited = {
    code: 'positions_limited',
    values: { wanted: maxPositions, open, most },
  } as const
  const worries = [...(lowered === undefined ? [] : [lowered]), ...(isTight ? [limited] : [])]
  const [first] = worries
  if (first !== undefined) {
    return [warned('risk_limits', worries.map(sentence).join('. '), english.figures(first))]
  }
  const clear = limitsClear(standing)
  return [passed('risk_limits', sentence(clear), detailsOf(clear))]
}

function detailsOf(reason: GateFinding) {
  return { ...english.figures(reason), reason }
}

function sentence(reason: Reason): string {
  const text = english.tell(reason)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
