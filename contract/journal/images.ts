// Pictures in notes and entries. They are stored without metadata, and only their owner sees them.
import * as z from 'zod/mini'
import { blob } from '../http/blob.ts'
import { desk } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { multipart } from '../http/multipart.ts'
import { idOf } from './journal-shared.ts'

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const
export type ImageType = (typeof imageTypes)[number]

/** Bytes. */
export const mostImageBytes = 5 * 1024 * 1024
export const imageQuotaBytes = 100 * 1024 * 1024

export const uploadImage = defineEndpoint({
  ...desk,
  id: 'journal.upload',
  method: 'POST',
  path: '/api/v1/journal/upload',
  summary:
    'Store a picture: png, jpg, webp or gif by its bytes, at most 5 MB; its metadata is removed',
  body: multipart(z.strictObject({ file: z.optional(z.file()) }), {
    maxBytes: mostImageBytes,
    refusal: 'TOO_LARGE',
  }),
  output: z.object({
    id: z.string(),
    /** Its path on this server. */
    url: z.string(),
  }),
  status: 201,
  errors: ['NO_FILE', 'INVALID_TYPE', 'TOO_LARGE', 'QUOTA_EXCEEDED', ...idempotencyErrors],
})

export const getImage = defineEndpoint({
  ...desk,
  id: 'journal.image',
  method: 'GET',
  path: '/api/v1/journal/images/:id',
  summary: 'A picture',
  params: idOf,
  output: blob(imageTypes),
  errors: ['NOT_FOUND'],
})

export const deleteImage = defineEndpoint({
  ...desk,
  id: 'journal.deleteImage',
  method: 'DELETE',
  path: '/api/v1/journal/images/:id',
  summary: 'Delete a picture, wherever it is shown',
  params: idOf,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const getImageStorage = defineEndpoint({
  ...desk,
  id: 'journal.storage',
  method: 'GET',
  path: '/api/v1/journal/storage',
  summary: 'How much room the pictures take',
  output: z.object({
    used_bytes: z.int(),
    quota_bytes: z.int(),
    image_count: z.int(),
  }),
  errors: [],
})
