import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { imageQuotaBytes } from '../../../contract/journal/images.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { cleanImage } from './clean-image.ts'
import type { CleanImage } from './formats/image-reader.ts'

export const uploadImage: Verb<ViewerContext, typeof contract.uploadImage> = async ({
  ctx,
  input: { body },
}) => {
  const { file } = body
  if (file === undefined || file.size === 0) {
    throw new ServiceError('NO_FILE', 'There is no picture in the form: send it as `file`.')
  }
  const image = await cleanImage(Buffer.from(await file.arrayBuffer()))
  const id = await keep(ctx, image)
  return { id, url: `/api/v1/journal/images/${id}` }
}

async function keep(
  { store, viewer, newId, clock }: ViewerContext,
  { type, width, height, bytes }: CleanImage,
): Promise<string> {
  const id = newId()
  await store.transaction(async (inside) => {
    // So that two uploads at once cannot both take the last room.
    await inside.sessions.lockUser(viewer.id)
    const used = await inside.journalImages.usage(viewer.id)
    if (used.bytes + bytes.length > imageQuotaBytes) {
      const message =
        'Your pictures take 100 MB, as much as one may have. Delete some that you do not need.'
      throw new ServiceError('QUOTA_EXCEEDED', message)
    }
    await inside.journalImages.insert({
      id,
      userId: viewer.id,
      mediaType: type,
      width,
      height,
      size: bytes.length,
      bytes,
      createdAt: clock(),
    })
  })
  return id
}
