import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { errorHeaders, refusalBody, statusOf, toServiceError } from './errors.ts'

/** Turns every error into the one error body that clients know. */
export function answerErrors(app: FastifyInstance, ctx: Pick<Context, 'log'>): void {
  app.setErrorHandler(async (error, request, reply) => {
    const refusal = toServiceError(error)
    const status = statusOf(refusal, request)
    // Expected whenever more is asked for than the exchange allows: counted there, and no fault.
    if (refusal.code === 'EXCHANGE_BUSY') ctx.log.debug({ requestId: request.id }, 'too busy')
    else if (status >= 500) ctx.log.error({ requestId: request.id, error }, 'request failed')
    return reply
      .code(status)
      .headers(errorHeaders(refusal))
      .header('cache-control', 'no-store')
      .send(refusalBody(refusal, request))
  })
}
