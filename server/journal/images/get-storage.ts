import type * as contract from '../../../contract/endpoints.ts'
import { imageQuotaBytes } from '../../../contract/journal/images.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

export const getImageStorage: Verb<ViewerContext, typeof contract.getImageStorage> = async ({
  ctx: { store, viewer },
}) => {
  const { bytes, images } = await store.journalImages.usage(viewer.id)
  return { used_bytes: bytes, quota_bytes: imageQuotaBytes, image_count: images }
}
