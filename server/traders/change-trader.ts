import { rowIdOf } from '../../contract/traders/trader-shared.ts'
import type * as contract from '../../contract/endpoints.ts'
import type { PersonContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { changesOf } from './changes.ts'
import { requireTrader } from './require-trader.ts'
import { traderView } from './trader-view.ts'

export const changeTrader: Verb<PersonContext, typeof contract.changeTrader> = async ({
  ctx,
  input: { params, body },
}) => {
  const { id } = await requireTrader(ctx, rowIdOf(params.id))
  const changes = changesOf(ctx, body)
  if (Object.keys(changes).length > 0) await ctx.store.traders.change(id, changes)
  return traderView(ctx, await requireTrader(ctx, id))
}
