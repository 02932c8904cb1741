import { absolute, divide, multiply, round, subtract, toNumber } from '../../../contract/decimal.ts'
import type { NewTrade } from '../../../contract/desk/trade.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import { inWords } from '../../people/index.ts'
import type { Verb } from '../../route.ts'
import type { TradePlan } from '../plan.ts'
import type { BreakEven } from '../port.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { planTrade } from './check/plan-trade.ts'
import { forgetRefused, rememberRefused } from './check/remember-refused.ts'
import { requireTrade } from './require-trade.ts'
import { tradeView } from './trade-view.ts'
import { wishOf } from './wish.ts'

/** Milliseconds. A successful answer up to this old is used again. */
const approvalMaxAgeMs = 5_000

/** Handles a person's trades one after the other, so that each is checked against those before it. */
export const createTrade: Verb<ViewerContext, typeof contract.createTrade> = ({
  ctx,
  input: { body },
}) =>
  oneAtATime(ctx.viewer.id, async () => {
    const setupTag = body.setup_tag ?? null
    const plan = await planTrade(ctx, await wishOf(ctx, body), (refused) =>
      rememberRefused(ctx, refused, setupTag),
    )
    await requireAuthority(ctx)
    await forgetRefused(ctx, plan.wish)
    const id = await ctx.deskRuns.place({
      userId: ctx.viewer.id,
      plan,
      breakEven: breakEvenOf(body, plan),
      setupTag,
    })
    return { trade_group_id: id, ...(await tradeView(ctx, await requireTrade(ctx, id))) }
  })

async function requireAuthority({ authority, viewer }: ViewerContext): Promise<void> {
  const isApproved = authority.known(viewer.id)?.mayOpen === true
  const now = await authority.look(viewer, isApproved ? approvalMaxAgeMs : 0)
  if (now.mayOpen) return
  const code = now.mayClose ? 'BUILDER_FEE_NOT_APPROVED' : 'AGENT_NOT_APPROVED'
  throw new ServiceError(code, inWords(now))
}

function breakEvenOf({ break_even: asked }: NewTrade, plan: TradePlan): BreakEven {
  const { entryPrice, stopPrice } = plan
  return {
    enabled: asked?.enabled ?? false,
    percent: asked?.trigger_percent ?? usualTrigger(entryPrice, stopPrice),
    offset: asked?.offset ?? '0',
  }
}

/** Percent. The distance of the stop (one R); 1 without a stop. */
function usualTrigger(entry: string, stop: string | null): number {
  if (stop === null) return 1
  return toNumber(round(divide(multiply(absolute(subtract(entry, stop)), 100), entry), 4))
}
