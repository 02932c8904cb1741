import { rowIdOf } from '../../contract/traders/trader-shared.ts'
import type * as contract from '../../contract/endpoints.ts'
import type { PersonContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { changesOf } from './changes.ts'
import { paceModel, requireModelTerms } from './model-trader.ts'
import { requireTrader } from './require-trader.ts'
import { traderView } from './trader-view.ts'

export const changeTrader: Verb<PersonContext, typeof contract.changeTrader> = async ({
  ctx,
  input: { params, body },
}) => {
  const before = await requireTrader(ctx, rowIdOf(params.id))
  const { id } = before
  const changes = changesOf(ctx, body)
  await requireModelTerms(ctx, body, { ...before, ...changes })
  if (Object.keys(changes).length > 0) {
    await ctx.store.transaction(async (store) => {
      await store.traders.change(id, changes)
      await paceModel({ ...ctx, store }, { ...before, ...changes }, changes)
    })
  }
  return traderView(ctx, await requireTrader(ctx, id))
}
