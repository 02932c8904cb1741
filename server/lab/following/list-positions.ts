import type * as contract from '../../../contract/endpoints.ts'
import { rowIdOf } from '../../../contract/traders/trader-shared.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireTrader } from '../../traders/index.ts'
import { positionView } from './account-view.ts'

const mostClosed = 50

export const listTraderPositions: Verb<
  PersonContext,
  typeof contract.listTraderPositions
> = async ({ ctx, input: { params } }) => {
  const { id } = await requireTrader(ctx, rowIdOf(params.id))
  const all = await ctx.store.bindings.positionsOfAccount(id)
  const closed = all.filter(({ status }) => status === 'closed').slice(-mostClosed)
  const live = all.filter(({ status }) => status !== 'closed')
  return [...live.toReversed(), ...closed.toReversed()].map((each) => positionView(ctx, id, each))
}
