// A Route becomes a Fastify route: limit, viewer, input, verb, output.
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { type Endpoint, methods as taken, successOf } from '../../contract/endpoint.ts'
import { ServiceError, errorStatus } from '../../contract/errors.ts'
import type { Context, ViewerContext, Visit } from '../context.ts'
import type { Authenticator, Viewer } from '../people/port.ts'
import type { Route } from '../route.ts'
import { cacheControlOf, sendTagged } from './caching.ts'
import { cookiesOf } from './cookies.ts'
import { readDeadline, refuseLate } from './deadline.ts'
import { errorBody, toServiceError } from './errors.ts'
import { type Answer, answerOnce, claimOf, readIdempotencyKey } from './idempotency.ts'
import { type Limiters, limitClassOf } from './limits.ts'
import { type RawInput, parseInput } from './parse.ts'
import { recogniseViewer } from './recognise.ts'

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null
  }
}

export interface MountOptions {
  /** In this order: of several credentials in one request the first counts. */
  authenticators: readonly Authenticator[]
  limiters: Limiters
  /** Parse every answer with the endpoint's output schema: an answer that breaks the contract becomes a 500. */
  checksOutput: boolean
}

const methods: HTTPMethods[] = [...taken, 'HEAD', 'OPTIONS']

export function mountRoutes(
  app: FastifyInstance,
  ctx: Context,
  routes: readonly Route[],
  options: MountOptions,
): void {
  for (const route of routes) mountRoute(app, ctx, route, options)
  const byPath = Map.groupBy(routes, ({ endpoint }) => endpoint.path)
  for (const [path, group] of byPath) {
    refuseOtherMethods(app, path, new Set(group.map(({ endpoint }) => endpoint.method)), options)
  }
}

function mountRoute(app: FastifyInstance, ctx: Context, route: Route, options: MountOptions): void {
  const { endpoint } = route
  const limiter = options.limiters[limitClassOf(endpoint)]
  const recognise = () => recogniseViewer(endpoint, options.authenticators, ctx.config)
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    // Before the body is read: a stranger's body is never parsed.
    onRequest:
      endpoint.auth === 'public'
        ? [limiter.ofAddress]
        : [limiter.ofAddress, recognise(), limiter.ofViewer],
    handler: async (request, reply) => {
      const input = parseInput(endpoint, request)
      const caching = cacheControlOf(endpoint, request.query, ctx.clock())
      reply.header('cache-control', caching)
      const { viewer } = request
      const deadline = route.acts ? readDeadline(request.headers['request-deadline']) : undefined
      const cookies = cookiesOf(ctx.config, request, reply)
      const here = { ...ctx, cookies, pageOrigin: request.headers.origin }
      const act = () => {
        refuseLate(deadline, ctx.clock())
        return callVerb(route, viewer === null ? here : { ...here, viewer }, input, options)
      }
      const key = route.acts ? readIdempotencyKey(request.headers['idempotency-key']) : undefined
      if (key === undefined || viewer === null) {
        const output = await act()
        if (caching !== 'no-store') return sendTagged(request, reply, output)
        return sendAnswer(reply, successOf(endpoint), output)
      }
      return answerWithKey(ctx, request, reply, { endpoint, viewer, key, input, act })
    },
  })
}

async function callVerb(
  { endpoint, answer }: Route,
  ctx: (Context | ViewerContext) & Visit,
  input: RawInput,
  { checksOutput }: MountOptions,
): Promise<unknown> {
  const output = await answer(ctx, input)
  if (checksOutput) {
    const checked = endpoint.output.safeParse(output)
    if (!checked.success) {
      throw new Error(`${endpoint.id} breaks its contract: ${checked.error.message}`)
    }
  }
  return output
}

async function answerWithKey(
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  call: {
    endpoint: Endpoint
    viewer: Viewer
    key: string
    input: RawInput
    act: () => Promise<unknown>
  },
): Promise<FastifyReply> {
  const claim = claimOf(call.endpoint, call.viewer.id, call.key, call.input)
  const { status, response, isReplay } = await answerOnce(ctx, claim, () =>
    settled(call.endpoint, request.id, call.act),
  )
  if (isReplay) reply.header('idempotent-replayed', 'true')
  return sendAnswer(reply, status, response)
}

/** A stored answer without a body comes back as null. */
function sendAnswer(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply.code(status).send(status === 204 ? undefined : body)
}

/**
 * A refusal with a 4xx is an answer like any other, and is remembered with its key; but for one that has decided nothing
 * about the request itself.
 */
async function settled(
  endpoint: Endpoint,
  requestId: string,
  act: () => Promise<unknown>,
): Promise<Answer> {
  try {
    return { status: successOf(endpoint), response: await act() }
  } catch (error) {
    const refusal = toServiceError(error)
    if (errorStatus[refusal.code] >= 500 || undecided.has(refusal.code)) throw error
    return { status: errorStatus[refusal.code], response: errorBody(refusal, requestId) }
  }
}

const undecided: ReadonlySet<string> = new Set(['RATE_LIMITED', 'REQUEST_EXPIRED'])

/** 405 where the path exists, also where a parameter of a sibling path would match it. */
function refuseOtherMethods(
  app: FastifyInstance,
  url: string,
  allowed: ReadonlySet<string>,
  { limiters }: MountOptions,
): void {
  const allow = [...allowed, ...(allowed.has('GET') ? ['HEAD'] : [])]
  const refuse = async (_request: FastifyRequest, reply: FastifyReply): Promise<never> => {
    reply.header('allow', allow.join(', '))
    throw new ServiceError('METHOD_NOT_ALLOWED', `Use ${[...allowed].join(' or ')} here`)
  }
  app.route({
    method: methods.filter((method) => !allow.includes(method)),
    url,
    onRequest: [limiters.read.ofAddress, refuse],
    handler: refuse,
  })
}
