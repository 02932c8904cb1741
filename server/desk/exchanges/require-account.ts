// A viewer has exactly one account: their own on the exchange. Its id is the viewer's id.
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'

export const venue = 'hyperliquid'

/** Throws NOT_FOUND. */
export function requireAccount({ viewer }: Pick<ViewerContext, 'viewer'>, id: string): void {
  if (id === viewer.id) return
  throw new ServiceError('NOT_FOUND', 'There is no such exchange account')
}
