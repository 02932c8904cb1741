import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { ownedBacktest } from './owned-backtest.ts'
import { tellProgress } from './tell-progress.ts'

export const cancelBacktest: Verb<PersonContext, typeof contract.cancelBacktest> = async ({
  ctx,
  input: { params },
}) => {
  const { id } = await ownedBacktest(ctx, params.id)
  if (await ctx.store.backtests.cancel(id, ctx.clock())) {
    tellProgress(ctx, ctx.viewer.id, { backtest: id })
    return { message: 'The backtest is cancelled' }
  }
  await ctx.store.backtests.remove(id)
  return { message: 'The backtest is deleted' }
}
