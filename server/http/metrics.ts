import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ServiceError } from '../../contract/errors.ts'
import { isLoopback } from '../../platform/neighbours.ts'
import type { Limiters } from './protection/limits.ts'

interface Metrics {
  read: () => Promise<{ type: string; text: string }>
  /** The token for requests from other machines; undefined: those are refused. */
  token: string | undefined
}

/** Not part of the contract, because Prometheus defines the format. Contains nothing about individual users. */
export function serveMetrics(
  app: FastifyInstance,
  { read, token }: Metrics,
  limiters: Limiters,
): void {
  const onRequest = [
    limiters.read.ofAddress,
    async (request: FastifyRequest) => admit(request, token),
  ]
  for (const path of ['/metrics', '/api/v1/metrics']) {
    const config = path.startsWith('/api/v1') ? ({ wireCase: 'snake_case' } as const) : {}
    app.get(path, { onRequest, config }, async (_request, reply) => {
      const { type, text } = await read()
      return reply.type(type).header('cache-control', 'no-store').send(text)
    })
  }
}

/** Forwarding headers mean that an unknown proxy on this machine asks on behalf of others. */
function admit({ ip, headers }: FastifyRequest, token: string | undefined): void {
  const isPassedOn = 'forwarded' in headers || 'x-forwarded-for' in headers
  if (isLoopback(ip.replace('::ffff:', '')) && !isPassedOn) return
  const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (token !== undefined && given !== undefined && isSame(given, token)) return
  throw new ServiceError(
    'TOKEN_MISSING',
    'Metrics are for this machine, and for who sends the METRICS_TOKEN as a bearer token',
  )
}

const digest = (text: string) => createHash('sha256').update(text).digest()
const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))
