import { rowIdOf } from '../../contract/traders/trader-shared.ts'
import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { PersonContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { requireTrader } from './require-trader.ts'

/** Refused while a program is bound to it, or a position of it is open. */
export const deleteTrader: Verb<PersonContext, typeof contract.deleteTrader> = ({
  ctx,
  input: { params },
}) =>
  ctx.store.transaction(async (store) => {
    const { id, accountType } = await requireTrader({ ...ctx, store }, rowIdOf(params.id))
    const bound = await store.bindings.ofAccount(id)
    if (bound.length > 0 && accountType === 'program') {
      throw new ServiceError('ACCOUNT_IN_USE', 'A program is bound to this trader: unbind it first')
    }
    const positions = await store.bindings.positionsOfAccount(id)
    if (positions.some(({ status }) => status !== 'closed')) {
      throw new ServiceError(
        'ACCOUNT_IN_USE',
        'Positions of this trader are open: close them first',
      )
    }
    for (const own of bound) await store.bindings.remove(own.id)
    await store.traders.remove(id, ctx.clock())
    return {
      message: 'The trader and its key are gone. What it did stays in the list of executions',
    }
  })
