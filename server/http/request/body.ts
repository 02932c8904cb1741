import type { FastifyInstance } from 'fastify'
import { ServiceError } from '../../../contract/errors.ts'
import { readJson } from '../../../platform/json-text.ts'
import { summaryOf } from './issues.ts'

export const bodyLimit = 64 * 1024

/** Accepts only JSON in strict UTF-8 without duplicate keys. An empty body counts as no body. */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit },
    async (_request: unknown, bytes: Buffer) => (bytes.length === 0 ? undefined : bodyOf(bytes)),
  )
}

function bodyOf(bytes: Buffer): unknown {
  const text = decoded(bytes)
  const read = text === undefined ? undefined : readJson(text)
  if (read === undefined) throw new ServiceError('VALIDATION_FAILED', 'The body is not valid JSON')
  const { value, details } = read
  if (details.length === 0) return value
  throw new ServiceError('VALIDATION_FAILED', summaryOf(details), { details })
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
