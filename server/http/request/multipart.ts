// Reads forms with files into memory, within a limit for all uploads together. Nothing is written to disk, so that
// an interrupted upload leaves nothing behind.
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { UploadRules } from '../../../contract/http/multipart.ts'
import { ServiceError } from '../../../contract/errors.ts'

/** Bytes for all uploads in progress, each counted with the most that it may send. */
export const defaultUploadRoom = 64 * 1024 * 1024

const limits = { fieldNameSize: 100, fieldSize: 64 * 1024, fields: 20, files: 10, parts: 25 }
const longestName = 255

/** In this scope only multipart/form-data is accepted. */
export async function acceptMultipartOnly(scope: FastifyInstance): Promise<void> {
  scope.removeAllContentTypeParsers()
  await scope.register(multipart, {
    limits: { ...limits, headerPairs: 20 },
    // The rest is skipped but read to its end, so that the sender receives the answer.
    throwFileSizeLimit: false,
  })
  scope.addContentTypeParser('*', async () => {
    throw notMultipart()
  })
}

export type UploadReader = <T>(
  request: FastifyRequest,
  rules: UploadRules,
  answer: (body: unknown) => Promise<T>,
) => Promise<T>

/** `answer` gets the fields by name, files as `File`. The memory counts as free again when it returns. */
export function createUploadReader(room: number): UploadReader {
  let taken = 0
  return async (request, rules, answer) => {
    if (!request.isMultipart()) throw notMultipart()
    if (taken + rules.maxBytes > room) {
      const message = 'Too many uploads at once: send it again in a moment'
      throw new ServiceError('RATE_LIMITED', message, { retryAfter: 1 })
    }
    taken += rules.maxBytes
    try {
      return await answer(await readParts(request, rules))
    } finally {
      taken -= rules.maxBytes
    }
  }
}

async function readParts(request: FastifyRequest, rules: UploadRules): Promise<unknown> {
  const fields = new Map<string, unknown>()
  let left = rules.maxBytes
  try {
    const parts = request.parts({ limits: { ...limits, fileSize: rules.maxBytes } })
    for await (const part of parts) {
      const name = part.fieldname
      if (fields.has(name)) throw refused(name, 'is given more than once')
      const value = part.type === 'file' ? await fileOf(part, left) : part.value
      if (part.type === 'field' && (part.valueTruncated || part.fieldnameTruncated)) {
        throw tooLarge(rules)
      }
      left -= value instanceof File ? value.size : Buffer.byteLength(String(value))
      if (left < 0) throw tooLarge(rules)
      fields.set(name, value)
    }
  } catch (error) {
    request.raw.unpipe()
    request.raw.resume()
    throw refusalOf(error, rules)
  }
  return Object.fromEntries(fields)
}

async function fileOf(part: MultipartFile, most: number): Promise<File> {
  if (part.filename.length > longestName) throw refused(part.fieldname, 'has too long a name')
  const chunks: Buffer<ArrayBuffer>[] = []
  let size = 0
  for await (const chunk of part.file as AsyncIterable<Buffer<ArrayBuffer>>) {
    size += chunk.length
    // The part is read to its end in any case: otherwise the next part, or the answer, is not processed.
    if (size <= most) chunks.push(chunk)
    else chunks.length = 0
  }
  if (size > most || part.file.truncated) throw new TooLarge()
  return new File(chunks, part.filename, { type: part.mimetype })
}

class TooLarge extends Error {}

function refusalOf(error: unknown, rules: UploadRules): unknown {
  if (error instanceof ServiceError) return error
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined
  if (error instanceof TooLarge || status === 413) return tooLarge(rules)
  // Errors of the parser have no status; after an interrupted upload nobody reads the answer.
  return new ServiceError('VALIDATION_FAILED', 'The form cannot be read')
}

function refused(path: string, message: string): ServiceError {
  const details = [{ path, message }]
  return new ServiceError('VALIDATION_FAILED', `${path} ${message}`, { details })
}

const tooLarge = ({ maxBytes, refusal = 'PAYLOAD_TOO_LARGE' }: UploadRules) =>
  new ServiceError(
    refusal,
    `This takes at most ${Math.floor(maxBytes / 1024)} kB in all, and at most ${limits.files} files`,
  )

const notMultipart = () =>
  new ServiceError('UNSUPPORTED_MEDIA_TYPE', 'The body must be multipart/form-data')
