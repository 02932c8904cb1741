import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireTarget } from './require-target.ts'

export const removeNoticeTarget: Verb<ViewerContext, typeof contract.removeNoticeTarget> = async ({
  ctx: { store, viewer },
  input: { params },
}) => {
  await store.transaction(async (inside) => {
    const { id } = await requireTarget(inside, viewer.id, params.targetId)
    await inside.noticeDeliveries.giveUpFor(id, 'It was removed')
    await inside.noticeTargets.remove(id)
  })
  return { removed: true }
}
