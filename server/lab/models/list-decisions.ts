import { rowIdOf } from '../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireTrader } from '../../traders/index.ts'
import { decisionView } from './decision-view.ts'

export const listTraderDecisions: Verb<
  PersonContext,
  typeof contract.listTraderDecisions
> = async ({ ctx, input: { params, query } }) => {
  const { store } = ctx
  const { id } = await requireTrader(ctx, rowIdOf(params.id))
  const rows = await store.modelDecisions.list(id, query)
  const orders = await store.executions.ofDecisions(rows.map((row) => row.id))
  return rows.map((row) =>
    decisionView(
      row,
      orders.filter(({ decisionId }) => decisionId === row.id),
    ),
  )
}
