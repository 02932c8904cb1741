// The HTTP server with its limits: what it reads, for how long, and how it answers requests that never reach a
// route.
import { randomUUID } from 'node:crypto'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { errorStatus, inCase } from '../../contract/errors.ts'
import { bodyLimit } from './request/body.ts'
import { answerBrokenRequest, refuseTunnel } from './request/broken-request.ts'
import { caseBelow, errorBody, toServiceError } from './answers/errors.ts'
import { originForm, refuseAmbiguity } from './request/framing.ts'
import type { SecurityHeaders } from './protection/security-headers.ts'

export function createInstance(
  headersOf: SecurityHeaders,
  isForDashboard: (request: FastifyRequest) => boolean,
  /** `proxies`: the proxies whose X-Forwarded-For is trusted. */
  {
    logger,
    proxies = [],
  }: { logger: FastifyBaseLogger | undefined; proxies: string[] | undefined },
): FastifyInstance {
  const app = fastify({
    ...(logger !== undefined && { loggerInstance: troublesOf(logger) }),
    // Each request gets one log line, written by our code when it has been answered.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    // Some documented paths end with a slash: both forms are served, without a redirect.
    routerOptions: { ignoreTrailingSlash: true },
    // So that slow senders cannot hold connections open.
    connectionTimeout: 60_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 10_000,
    // A missing Host header is refused by our code, with our error body.
    http: {
      headersTimeout: 10_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16_384,
      requireHostHeader: false,
    },
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    trustProxy: proxies.length > 0 && proxies,
    forceCloseConnections: 'idle',
    // Requests that arrive while the server closes are still answered, then the connection is closed.
    return503OnClosing: false,
    rewriteUrl: ({ url = '/' }) => originForm(url),
    clientErrorHandler: answerBrokenRequest(headersOf),
    frameworkErrors: (error, request, reply) => {
      giveHeaders(headersOf, request, reply as FastifyReply)
      // A malformed address that a person typed: redirect to the dashboard's page for it.
      if (isForDashboard(request)) void reply.redirect('/not-found')
      else refuse(error, request, reply as FastifyReply)
    },
  })
  app.server.on('connect', refuseTunnel(headersOf))
  // Without this Node itself answers an `Expect` header that it does not know.
  app.server.on('checkExpectation', (request, response) => app.routing(request, response))
  app.addHook('onRequest', async (request, reply) => giveHeaders(headersOf, request, reply))
  app.addHook('onRequest', refuseAmbiguity)
  return app
}

/** Only warnings of Fastify are logged: main.ts logs the listening address itself. */
function troublesOf(logger: FastifyBaseLogger): FastifyBaseLogger {
  return logger.level === 'info' ? logger.child({}, { level: 'warn' }) : logger
}

/** Sets the headers of every answer. */
function giveHeaders(
  headersOf: SecurityHeaders,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.headers({ ...headersOf(request.headers.host), 'x-request-id': request.id })
}

function refuse(error: Error, { id, url }: FastifyRequest, reply: FastifyReply): void {
  const refusal = toServiceError(error)
  void reply
    .code(errorStatus[refusal.code])
    .header('cache-control', 'no-store')
    .send(inCase(errorBody(refusal, id), caseBelow(url)))
}
