// Endpoints that accept a form with a file, because the product has none yet.
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { defineEndpoint } from '../../../contract/endpoint.ts'
import { multipart } from '../../../contract/http/multipart.ts'
import { type Route, viewerRoute } from '../../route.ts'

const Stored = z.object({
  name: z.string(),
  type: z.string(),
  sha256: z.string(),
  note: z.nullable(z.string()),
  run: z.int(),
})

export const megabyte = 1024 * 1024

const form = z.strictObject({
  file: z.file().check(z.mime(['image/png', 'image/webp'])),
  note: z.optional(z.string().check(z.maxLength(20))),
})
const common = {
  method: 'POST',
  auth: 'viewer',
  summary: 'For tests',
  output: Stored,
  status: 201,
  errors: [],
} as const

export const uploadImage = defineEndpoint({
  ...common,
  id: 'health.uploadImage',
  path: '/test/images',
  body: multipart(form, { maxBytes: megabyte }),
})
/** Two such uploads at the same time exceed the memory limit. */
export const uploadLarge = defineEndpoint({
  ...common,
  id: 'health.uploadLarge',
  path: '/test/large-images',
  body: multipart(z.extend(form, {}), { maxBytes: 40 * megabyte }),
})

let runs = 0

async function store({ input }: { input: { body: z.infer<typeof form> } }) {
  const { file, note = null } = input.body
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name: file.name, type: file.type, sha256, note, run: ++runs }
}

export const uploadRoutes: Route[] = [
  viewerRoute(uploadImage, store),
  viewerRoute(uploadLarge, store),
]
