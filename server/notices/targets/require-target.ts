import { ServiceError } from '../../../contract/errors.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { NoticeTargetRow } from '../../storage/notices/targets.ts'
import type { Store } from '../../storage/store.ts'

/** Throws NOT_FOUND, also for somebody else's. */
export async function requireTarget(
  { noticeTargets }: Pick<Store, 'noticeTargets'>,
  userId: UserId,
  id: string,
): Promise<NoticeTargetRow> {
  const row = await noticeTargets.owned(userId, id)
  if (row === undefined)
    throw new ServiceError('NOT_FOUND', 'There is no such way out of the inbox')
  return row
}
