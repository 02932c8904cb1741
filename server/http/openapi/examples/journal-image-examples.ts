import { exampleIds } from './entities.ts'
import type { Examples } from './example.ts'

/** A white pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==',
  'base64',
)
const id = exampleIds.trade

export const journalImageExamples: Examples<
  'uploadImage' | 'getImage' | 'deleteImage' | 'getImageStorage'
> = {
  uploadImage: {
    body: { file: new File([pixel], 'pixel.png', { type: 'image/png' }) },
    response: { id, url: `/api/v1/journal/images/${id}` },
  },
  getImage: { response: new Blob([pixel], { type: 'image/png' }) },
  deleteImage: { response: { message: 'The picture is deleted' } },
  getImageStorage: {
    response: { used_bytes: 67, quota_bytes: 104_857_600, image_count: 1 },
  },
}
