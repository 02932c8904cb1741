// How much one address may ask. Counted by the socket's address: headers that claim another are not believed.
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, preHandlerAsyncHookHandler } from 'fastify'
import type { Endpoint } from '../../contract/endpoint.ts'
import { ServiceError } from '../../contract/errors.ts'

/** Requests per minute and address. */
export interface RateLimits {
  /** Challenges and their answers together: each costs milliseconds of arithmetic. */
  signIn: number
  write: number
  read: number
}

export const defaultLimits: RateLimits = { signIn: 60, write: 300, read: 600 }

export type LimitClass = keyof RateLimits
export type Limiters = Record<LimitClass, preHandlerAsyncHookHandler>

export async function createLimiters(app: FastifyInstance, limits: RateLimits): Promise<Limiters> {
  await app.register(rateLimit, {
    global: false,
    timeWindow: 60_000,
    keyGenerator: (request) => request.socket.remoteAddress ?? 'unknown',
    errorResponseBuilder: (_request, { ttl }) =>
      new ServiceError('RATE_LIMITED', 'Too many requests: slow down', {
        retryAfter: Math.max(1, Math.ceil(ttl / 1000)),
      }),
  })
  return {
    signIn: app.rateLimit({ max: limits.signIn }),
    write: app.rateLimit({ max: limits.write }),
    read: app.rateLimit({ max: limits.read }),
  }
}

export function limitClassOf({ method, auth }: Endpoint): LimitClass {
  if (method === 'GET') return 'read'
  return auth === 'public' ? 'signIn' : 'write'
}
