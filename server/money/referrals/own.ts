import { ServiceError } from '../../../contract/errors.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'

/** Throws NOT_FOUND for any other user, so that it does not reveal who exists. */
export function requireSelf({ viewer }: ViewerContext, userId: UserId): void {
  if (userId !== viewer.id) throw new ServiceError('NOT_FOUND', 'There is no such user')
}
