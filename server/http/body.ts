import type { FastifyInstance } from 'fastify'
import { ServiceError } from '../../contract/errors.ts'

export const bodyLimit = 64 * 1024

/** JSON in strict UTF-8 and nothing else. An empty body is no body. Prototype keys are refused by the parser. */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit },
    (request, bytes: Buffer, done) => {
      if (bytes.length === 0) return done(null, undefined)
      const text = decoded(bytes)
      if (text === undefined) return done(notJson())
      void parseJson(request, text, (error: Error | null, body?: unknown) =>
        error === null ? done(null, body) : done(notJson()),
      )
    },
  )
}

function decoded(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.startsWith('\ufeff') ? undefined : text
  } catch {
    return undefined
  }
}

const notJson = () => new ServiceError('VALIDATION_FAILED', 'The body is not valid JSON')
