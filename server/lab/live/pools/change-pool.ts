import { rowIdOf } from '../../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../../contract/endpoints.ts'
import type { PersonContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { requireMarkets } from '../markets.ts'
import { poolView, requirePool } from './pool-view.ts'

/** What closed before the change does not fire after it. */
export const changeSignalPool: Verb<PersonContext, typeof contract.changeSignalPool> = async ({
  ctx,
  input: { params, body },
}) => {
  const { id } = await requirePool(ctx, rowIdOf(params.id))
  const { name, logic, signals, symbols, enabled } = body
  await ctx.store.signalPools.change(id, {
    ...(name !== undefined && { name }),
    ...(logic !== undefined && { logic }),
    ...(signals !== undefined && { signals }),
    ...(symbols !== undefined && { symbols: await requireMarkets(ctx, symbols) }),
    ...(enabled !== undefined && { isEnabled: enabled }),
    checkedTo: ctx.clock(),
  })
  return poolView(await requirePool(ctx, id))
}
