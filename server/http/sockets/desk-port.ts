// The desk's socket on a port of its own: nothing else is served there, behind the same guards.
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { ServiceError } from '../../../contract/errors.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { Authenticator } from '../../people/port.ts'
import type { CookieSettings } from '../cookies.ts'
import { answerErrors } from '../answers/error-handler.ts'
import { refuseStrangers } from '../protection/guards.ts'
import { createInstance } from '../instance.ts'
import { type RateLimits, createLimiters } from '../protection/limits.ts'
import { recogniseViewer } from '../protection/recognise.ts'
import { securityHeaders } from '../protection/security-headers.ts'
import { type OnSocket, serveSockets } from './socket.ts'
import type { Logger } from '../../ops/port.ts'

interface DeskPort {
  authenticators: readonly Authenticator[]
  onDeskSocket: OnSocket
  rateLimits: RateLimits
  log: Logger
  logger?: FastifyBaseLogger | undefined
}

/** Recognises callers of the desk's socket by cookie or token. Signing in is optional. */
export function recogniseDeskCaller(
  config: CookieSettings,
  authenticators: readonly Authenticator[],
) {
  const socket = { id: 'live.desk', method: 'GET', path: '/api/v1/ws', auth: 'optional' } as const
  return recogniseViewer(socket, authenticators, config)
}

export async function buildDeskPort(
  config: ServerConfig,
  { authenticators, onDeskSocket, rateLimits, log, logger }: DeskPort,
): Promise<FastifyInstance> {
  const headersOf = securityHeaders(config)
  const app = createInstance(headersOf, () => false, { logger, proxies: config.trustProxy })
  app.decorateRequest('viewer', null)
  answerErrors(app, { log })
  const limiters = await createLimiters(app, rateLimits)
  const recognise = recogniseDeskCaller({ ...config, pagePort: config.port }, authenticators)
  const socket = { onSocket: onDeskSocket, recognise }
  const paths = { '/': socket, '/ws': socket, '/api/v1/ws': socket }
  await serveSockets(app, paths, { limiters, headersOf })
  app.addHook('onRequest', refuseStrangers(config))
  app.setNotFoundHandler({ preHandler: limiters.read.ofAddress }, async () => {
    throw new ServiceError('NOT_FOUND', 'There is nothing here but a WebSocket')
  })
  return app
}
