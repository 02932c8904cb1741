import { rowIdOf } from '../../contract/traders/trader-shared.ts'
import type * as contract from '../../contract/endpoints.ts'
import type { PersonContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { changesOf } from './changes.ts'
import {
  paceModel,
  requireCountable,
  requireMarketsFree,
  requireModelTerms,
} from './model-trader.ts'
import { requireTrader } from './require-trader.ts'
import { traderView } from './trader-view.ts'

/** Of a trader at work as well: orders from now on are held against the new terms, open positions keep their levels. */
export const changeTrader: Verb<PersonContext, typeof contract.changeTrader> = async ({
  ctx,
  input: { params, body },
}) => {
  const first = await requireTrader(ctx, rowIdOf(params.id))
  const { id } = first
  if (Object.keys(body).length > 0) {
    await requireModelTerms(ctx, body, { ...first, ...changesOf(ctx, body, first) })
    await ctx.store.transaction(async (store) => {
      const inside = { ...ctx, store }
      // In the order in which a run takes both.
      await store.bindings.lockAccount(id)
      await store.traders.lock(id)
      const before = await requireTrader(inside, id)
      const changes = changesOf(ctx, body, before)
      const after = { ...before, ...changes }
      requireCountable(after)
      await requireMarketsFree(inside, before, after)
      await store.traders.change(id, changes)
      await paceModel(inside, after, changes)
    })
  }
  return traderView(ctx, await requireTrader(ctx, id))
}
