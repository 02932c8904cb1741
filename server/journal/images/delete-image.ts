import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noImage } from './get-image.ts'

export const deleteImage: Verb<ViewerContext, typeof contract.deleteImage> = async ({
  ctx: { store, viewer },
  input: { params },
}) => {
  if (!(await store.journalImages.remove(viewer.id, params.id))) throw noImage()
  return { message: 'The picture is deleted' }
}
