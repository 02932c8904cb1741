import type { FastifyInstance } from 'fastify'
import type { Limiters } from './limits.ts'

/** Not an endpoint of the contract: its shape is Prometheus'. Tells nothing of anybody's. */
export function serveMetrics(
  app: FastifyInstance,
  read: () => Promise<{ type: string; text: string }>,
  limiters: Limiters,
): void {
  app.get('/metrics', { onRequest: [limiters.read.ofAddress] }, async (_request, reply) => {
    const { type, text } = await read()
    return reply.type(type).header('cache-control', 'no-store').send(text)
  })
}
