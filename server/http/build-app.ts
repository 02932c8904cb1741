// Sets up everything about HTTP around the given routes. Opens no port and reads no environment.
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import type { Route } from '../route.ts'
import { openApiDocument } from './openapi/document.ts'
import { version } from '../settings/version.ts'
import { serveApiDocs } from './files/api-docs.ts'
import { homeOrigin } from '../settings/addresses.ts'
import { acceptJsonOnly } from './request/body.ts'
import { allowOrigins } from './protection/cors.ts'
import { dashboardOwns, notFound, serveDashboard } from './files/dashboard.ts'
import { answerErrors } from './answers/error-handler.ts'
import { refuseStrangers } from './protection/guards.ts'
import { recogniseDeskCaller } from './sockets/desk-port.ts'
import { createInstance } from './instance.ts'
import { createLimiters, defaultLimits, type RateLimits } from './protection/limits.ts'
import { serveMetrics } from './metrics.ts'
import { mountRoutes, type MountOptions } from './mount.ts'
import { createUploadReader, defaultUploadRoom } from './request/multipart.ts'
import { securityHeaders } from './protection/security-headers.ts'
import { recogniseSessionToken } from './sockets/session-token.ts'
import { type OnSocket, type SocketPath, serveSockets } from './sockets/socket.ts'
import { type StreamOptions, createStreams } from './sockets/streams.ts'

export interface AppOptions {
  authenticators: MountOptions['authenticators']
  /** Handles /ws; absent: no socket is offered. */
  onSocket?: OnSocket
  /** Handles /api/v1/ws. */
  onDeskSocket?: OnSocket
  rateLimits?: RateLimits
  checksOutput?: boolean
  /** Bytes; see `multipart.ts`. */
  uploadRoom?: number
  streams?: StreamOptions
  /** Answers /metrics; absent: there is no such route. */
  metrics?: () => Promise<{ type: string; text: string }>
  /** For Fastify's own messages; absent: none are logged. */
  logger?: FastifyBaseLogger
}

export async function buildApp(
  ctx: Context,
  routes: readonly Route[],
  options: AppOptions,
): Promise<FastifyInstance> {
  const { config } = ctx
  const hasDashboard = config.dashboardDir !== undefined
  const isForDashboard = dashboardOwns(routes, hasDashboard)
  const headersOf = securityHeaders(config)
  const app = createInstance(headersOf, isForDashboard, {
    logger: options.logger,
    proxies: config.trustProxy,
  })
  acceptJsonOnly(app)
  app.decorateRequest('viewer', null)
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const asked = { method, route: routeOptions.url ?? 'none', status: reply.statusCode }
    ctx.findings.answered(asked, reply.elapsedTime / 1000)
    ctx.log.debug(
      {
        requestId: request.id,
        method: request.method,
        path: pathOf(request.url),
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
        userId: request.viewer?.id,
      },
      'request',
    )
  })
  answerErrors(app, ctx)

  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    // Compressed request bodies are refused; see `refuseAmbiguity`.
    globalDecompression: false,
    // The default quality of 11 takes seconds for what 5 does in milliseconds; 4 makes answers a twentieth larger.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  })
  const limiters = await createLimiters(app, options.rateLimits ?? defaultLimits)
  const sockets = socketsOf(config, options)
  if (Object.keys(sockets).length > 0) await serveSockets(app, sockets, { limiters, headersOf })
  app.addHook('onRequest', refuseStrangers(config))
  app.addHook('onRequest', allowOrigins(config.corsOrigins ?? []))

  const checksOutput = options.checksOutput ?? false
  const readUpload = createUploadReader(options.uploadRoom ?? defaultUploadRoom)
  const { authenticators } = options
  const streams = createStreams(ctx, options.streams ?? {})
  app.addHook('preClose', async () => streams.close())
  const mounting = { authenticators, limiters, readUpload, streams, checksOutput }
  await mountRoutes(app, ctx, routes, mounting)
  if (options.metrics !== undefined) {
    serveMetrics(app, { read: options.metrics, token: config.metricsToken }, limiters)
  }
  await serveApiDocs(app, openApiDocument(version, config.publicUrl), limiters, hasDashboard)
  if (config.dashboardDir !== undefined)
    await serveDashboard(app, config.dashboardDir, homeOrigin(config))
  app.setNotFoundHandler({ preHandler: limiters.read.ofAddress }, notFound(isForDashboard))
  return app
}

function socketsOf(
  config: Context['config'],
  { onSocket, onDeskSocket, authenticators }: AppOptions,
): Record<string, SocketPath> {
  return {
    ...(onSocket && {
      '/ws': { onSocket, recognise: recogniseSessionToken(authenticators) },
    }),
    ...(onDeskSocket && {
      '/api/v1/ws': {
        onSocket: onDeskSocket,
        recognise: recogniseDeskCaller(config, authenticators),
      },
    }),
  }
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? ''
}
