import { rowIdOf } from '../../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../../contract/endpoints.ts'
import type { ViewerContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { requireBinding } from './binding-view.ts'

/** What it did stays, and so do its positions: their stops and targets are still looked after. */
export const deleteBinding: Verb<ViewerContext, typeof contract.deleteBinding> = ({
  ctx,
  input: { params },
}) =>
  ctx.store.transaction(async (store) => {
    const { id } = await requireBinding({ ...ctx, store }, rowIdOf(params.id))
    for (const { id: execution } of await store.executions.decided(id)) {
      const error = 'Its binding was removed before it could be carried out'
      await store.executions.change(execution, { state: 'missed', error })
    }
    await store.bindings.remove(id)
    return { message: 'The binding is gone. Open positions keep their stops and targets' }
  })
