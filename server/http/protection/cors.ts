// Cross-origin requests are refused, except from origins that the operator names, for a dashboard served elsewhere.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { methods } from '../../../contract/endpoint.ts'

const headers = {
  'access-control-allow-methods': methods.join(', '),
  'access-control-allow-headers':
    'authorization, content-type, idempotency-key, if-none-match, request-deadline',
  'access-control-expose-headers':
    'date, etag, idempotent-replayed, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after, x-request-id',
}

/** Seconds for which a browser may cache the answer to its preflight. */
const rememberSeconds = '600'

export function allowOrigins(origins: readonly string[]) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const { origin } = request.headers
    if (origins.length === 0) return undefined
    // So that a cache does not give one origin's answer to another.
    reply.header('vary', 'Origin')
    if (origin === undefined || !origins.includes(origin)) return undefined
    reply.headers({ ...headers, 'access-control-allow-origin': origin })
    const isPreflight =
      request.method === 'OPTIONS' && 'access-control-request-method' in request.headers
    if (!isPreflight) return undefined
    return reply.code(204).header('access-control-max-age', rememberSeconds).send()
  }
}
