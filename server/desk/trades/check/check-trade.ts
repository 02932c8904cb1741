import type * as contract from '../../../../contract/endpoints.ts'
import type { ViewerContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { symbolOf } from '../market-names.ts'
import { planTrade } from './plan-trade.ts'
import { rememberRefused } from './remember-refused.ts'
import { quantitiesOf } from '../targets.ts'
import { warningView } from './warnings.ts'
import { wishOf } from '../wish.ts'

/** Throws the same refusals as placing the trade would. */
export const checkTrade: Verb<ViewerContext, typeof contract.checkTrade> = async ({
  ctx,
  input: { body, query },
}) => {
  const setupTag = body.setup_tag ?? null
  const plan = await planTrade(ctx, await wishOf(ctx, body), async (refused) => {
    if (query.attempted === 'true') await rememberRefused(ctx, refused, setupTag)
  })
  const { verdict, wish } = plan
  return {
    account_id: ctx.viewer.id,
    symbol: symbolOf(wish.asset.symbol),
    side: body.side,
    entry_type: wish.limitPrice === null ? 'market' : 'limit',
    entry_price: plan.entryPrice,
    quantity: plan.quantity,
    leverage: plan.leverage,
    stop_loss_price: plan.stopPrice,
    risk_amount: verdict.riskAmount,
    size: { quantity: verdict.size.quantity, limited_by: verdict.size.limitedBy },
    setup_tag: setupTag,
    warnings: plan.warnings.flatMap(warningView),
    take_profit: quantitiesOf(plan.targets, plan.quantity),
    risk_reward: verdict.rewardRisk,
    margin: verdict.margin,
    fees: plan.fees,
    checks: [...verdict.checks],
    daily_drawdown_percent: plan.drawdownPercent,
  }
}
