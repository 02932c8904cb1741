import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { hashOf } from './sealed-address.ts'
import { targetView } from './target-view.ts'

/** Only its owner, signed in, can confirm an address: who was written to by a stranger's wish confirms nothing. */
export const confirmNoticeTarget: Verb<
  ViewerContext,
  typeof contract.confirmNoticeTarget
> = async ({ ctx: { store, viewer, clock }, input: { body } }) => {
  const row = await store.noticeTargets.byCode(hashOf(body.code), clock())
  if (row === undefined || row.userId !== viewer.id || row.channel !== 'email') {
    throw new ServiceError('NOT_FOUND', 'This link is not yours, was used, or is older than a day')
  }
  await store.noticeTargets.change(row.id, { state: 'ready', codeHash: null })
  return { target: targetView({ ...row, state: 'ready' }) }
}
