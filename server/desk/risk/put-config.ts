// A person's own risk limits. A stricter limit applies at once; a looser one may have to wait, so that nobody widens
// it in the heat of a loss.
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { changeLimits } from '../../../engine/risk/change.ts'
import { loosened } from '../../../engine/risk/limits.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { limitsOf } from '../../trading/index.ts'
import { changed, riskConfigView } from './risk-config-view.ts'
import { today } from './today.ts'

export const putRiskConfig: Verb<ViewerContext, typeof contract.putRiskConfig> = async ({
  ctx,
  input: { body },
}) => {
  const { viewer, clock, store } = ctx
  if (body.max_leverage !== undefined) await requireLeverage(ctx, body.max_leverage)
  const known = await limitsOf(store, viewer.id, clock())
  // The exchange is asked only when a limit becomes looser.
  const isLooser = loosened(known.limits, changed(known.limits, body)).length > 0
  const drawdownPercent = isLooser ? await drawdownNow(ctx) : '0'
  const now = await store.transaction(async (inside) => {
    await inside.sessions.lockUser(viewer.id)
    const at = clock()
    const before = await limitsOf(inside, viewer.id, at)
    const wished = changed(before.pending?.limits ?? before.limits, body)
    const hasOpenTrades = (await inside.positions.liveOfUser(viewer.id)).length > 0
    const next = changeLimits(before.limits, wished, { hasOpenTrades, drawdownPercent }, at)
    await inside.riskConfigs.put({
      userId: viewer.id,
      limits: next.limits,
      pending: next.pending?.limits ?? null,
      pendingAt: next.pending?.at ?? null,
      updatedAt: at,
    })
    return next
  })
  return riskConfigView({ ...now, areSet: true })
}

/** When the exchange cannot be reached the day counts as lost, so that no limit becomes looser. */
async function drawdownNow(ctx: ViewerContext): Promise<string> {
  try {
    return (await today(ctx, await ctx.exchange.account(ctx.viewer.address))).drawdownPercent
  } catch (error) {
    if (error instanceof ServiceError) return '100'
    throw error
  }
}

async function requireLeverage({ exchange }: ViewerContext, leverage: number): Promise<void> {
  const most = Math.max(...(await exchange.assets()).map(({ maxLeverage }) => maxLeverage))
  if (leverage <= most) return
  const message = `must be at most ${most}, the most that any market allows`
  throw new ServiceError('VALIDATION_FAILED', `max_leverage ${message}`, {
    details: [{ path: 'max_leverage', message }],
  })
}
