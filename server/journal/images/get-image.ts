import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

export const getImage: Verb<ViewerContext, typeof contract.getImage> = async ({ ctx, input }) => {
  const row = await ctx.store.journalImages.owned(ctx.viewer.id, input.params.id)
  if (row === undefined) throw noImage()
  return new Blob([new Uint8Array(row.bytes)], { type: row.mediaType })
}

export function noImage(): ServiceError {
  return new ServiceError('NOT_FOUND', 'There is no such picture')
}
