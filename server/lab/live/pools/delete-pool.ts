import { rowIdOf } from '../../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../../contract/endpoints.ts'
import type { PersonContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { requirePool } from './pool-view.ts'

export const deleteSignalPool: Verb<PersonContext, typeof contract.deleteSignalPool> = async ({
  ctx,
  input: { params },
}) => {
  const { id } = await requirePool(ctx, rowIdOf(params.id))
  await ctx.store.signalPools.remove(id)
  return { message: 'The signal pool is gone. Bindings are no longer started by it' }
}
