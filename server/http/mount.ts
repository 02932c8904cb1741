// Mounts a Route in Fastify: limit, viewer, input, verb, answer.
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import {
  type Endpoint,
  methods as taken,
  statusOfAnswer,
  takesKey,
} from '../../contract/endpoint.ts'
import { ServiceError } from '../../contract/errors.ts'
import { blobTypesOf } from '../../contract/http/blob.ts'
import { uploadRulesOf } from '../../contract/http/multipart.ts'
import { streamItemOf } from '../../contract/live/stream.ts'
import { type TextFile, textFileOf } from '../../contract/http/text-file.ts'
import type { Context, PersonContext, Visit } from '../context.ts'
import type { Authenticator, Person } from '../people/port.ts'
import type { Route } from '../route.ts'
import { sendBlob } from './answers/blobs.ts'
import { answerWithKey, sendAnswer, sendFile } from './answers/answer.ts'
import { cacheControlOf, sendTagged } from './answers/caching.ts'
import { cookiesOf } from './cookies.ts'
import { readDeadline, refuseLate } from './protection/deadline.ts'
import { readIdempotencyKey } from './answers/idempotency.ts'
import { summaryOf } from './request/issues.ts'
import { type Limiters, addressOf, limitClassOf } from './protection/limits.ts'
import { type UploadReader, acceptMultipartOnly } from './request/multipart.ts'
import { type RawInput, parseInput } from './request/parse.ts'
import { recogniseViewer } from './protection/recognise.ts'
import type { Streams } from './sockets/streams.ts'

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Person | null
  }
}

export interface MountOptions {
  /** In this order: when a request has several credentials, the first one counts. */
  authenticators: readonly Authenticator[]
  limiters: Limiters
  readUpload: UploadReader
  streams: Streams
  /** Parse every answer with the endpoint's output schema: an answer that breaks the contract becomes a 500. */
  checksOutput: boolean
}

const methods: HTTPMethods[] = [...taken, 'HEAD', 'OPTIONS']

export async function mountRoutes(
  app: FastifyInstance,
  ctx: Context,
  routes: readonly Route[],
  options: MountOptions,
): Promise<void> {
  const [forms, plain] = [routes.filter(takesForm), routes.filter((route) => !takesForm(route))]
  for (const route of plain) mountRoute(app, ctx, route, options)
  if (forms.length > 0) {
    await app.register(async (scope) => {
      await acceptMultipartOnly(scope)
      for (const route of forms) mountRoute(scope, ctx, route, options)
    })
  }
  const byPath = Map.groupBy(routes, ({ endpoint }) => endpoint.path)
  for (const [path, group] of byPath) {
    refuseOtherMethods(app, path, group, options)
  }
}

const takesForm = ({ endpoint }: Route) => uploadRulesOf(endpoint.body) !== undefined

function mountRoute(app: FastifyInstance, ctx: Context, route: Route, options: MountOptions): void {
  const { endpoint } = route
  const limiter = options.limiters[limitClassOf(endpoint)]
  const rules = uploadRulesOf(endpoint.body)
  const recognise = () => recogniseViewer(endpoint, options.authenticators, ctx.config)
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { wireCase: endpoint.wireCase, statuses: endpoint.statuses },
    // Before the body is read, so that a stranger's body is never parsed.
    onRequest:
      endpoint.auth === 'public'
        ? [limiter.ofAddress]
        : [limiter.ofCrowd, recognise(), limiter.ofViewer],
    handler: (request, reply) => {
      const answer = (raw: RawInput) => answerRequest(ctx, route, { request, reply, raw }, options)
      const { params, query } = request
      return rules === undefined
        ? answer(request)
        : options.readUpload(request, rules, (body) => answer({ params, query, body }))
    },
  })
}

async function answerRequest(
  ctx: Context,
  route: Route,
  { request, reply, raw }: { request: FastifyRequest; reply: FastifyReply; raw: RawInput },
  options: MountOptions,
): Promise<FastifyReply> {
  const { endpoint } = route
  const input = parseInput(endpoint, raw)
  const caching = cacheControlOf(endpoint, request.query, ctx.clock())
  reply.header('cache-control', caching)
  const { viewer } = request
  const deadline = route.acts ? readDeadline(request.headers['request-deadline']) : undefined
  const cookies = cookiesOf(ctx.config, request, reply)
  const leaving = new AbortController()
  reply.raw.once('close', () => leaving.abort())
  const here = { ...ctx, cookies, gone: leaving.signal, ...callerOf(request) }
  const act = () => {
    refuseLate(deadline, ctx.clock())
    return callVerb(route, viewer === null ? here : { ...here, viewer }, input, options)
  }
  if (blobTypesOf(endpoint.output) !== undefined) return sendBlob(reply, (await act()) as Blob)
  const item = streamItemOf(endpoint.output)
  if (item !== undefined) {
    refuseRepeats(request.headers)
    const source = (await act()) as AsyncIterable<unknown>
    const checked = options.checksOutput ? { item } : {}
    return options.streams.send(request, reply, { source, leaving, ...checked })
  }
  if (textFileOf(endpoint.output) !== undefined) return sendFile(reply, (await act()) as TextFile)
  const key = takesKey(endpoint) ? keyOf(endpoint, request.headers, input) : undefined
  if (key === undefined || viewer === null) {
    const output = await act()
    if (caching !== 'no-store') return sendTagged(request, reply, output)
    return sendAnswer(reply, statusOfAnswer(endpoint, output), output)
  }
  return answerWithKey(ctx, request, reply, { endpoint, viewer, key, input, act })
}

function keyOf(
  { keyField }: Endpoint,
  headers: FastifyRequest['headers'],
  { body }: RawInput,
): string | undefined {
  const field: unknown =
    keyField !== undefined && typeof body === 'object' && body !== null
      ? Reflect.get(body, keyField)
      : undefined
  const inBody = typeof field === 'string' ? field : undefined
  return readIdempotencyKey(headers['idempotency-key'] ?? inBody)
}

function callerOf(
  request: FastifyRequest,
): Pick<Context, 'pageOrigin' | 'userAgent' | 'callerAddress'> {
  const { origin: pageOrigin, 'user-agent': userAgent } = request.headers
  return { pageOrigin, userAgent, callerAddress: addressOf(request) }
}

/** A stream cannot be repeated, so an Idempotency-Key or Request-Deadline is refused instead of ignored. */
function refuseRepeats(headers: FastifyRequest['headers']): void {
  const given = ['idempotency-key', 'request-deadline'].filter((name) => name in headers)
  if (given.length === 0) return
  const message = 'is not taken where the answer is a stream'
  const details = given.map((path) => ({ path, message }))
  throw new ServiceError('VALIDATION_FAILED', summaryOf(details), { details })
}

async function callVerb(
  { endpoint, answer }: Route,
  ctx: (Context | PersonContext) & Visit,
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

/** Answers 405 where the path exists, also where it matches a parameter of another path. */
function refuseOtherMethods(
  app: FastifyInstance,
  url: string,
  group: readonly Route[],
  { limiters }: MountOptions,
): void {
  const allowed: ReadonlySet<string> = new Set(group.map(({ endpoint }) => endpoint.method))
  const allow = [...allowed, ...(allowed.has('GET') ? ['HEAD'] : [])]
  const refuse = async (_request: FastifyRequest, reply: FastifyReply): Promise<never> => {
    reply.header('allow', allow.join(', '))
    throw new ServiceError('METHOD_NOT_ALLOWED', `Use ${[...allowed].join(' or ')} here`)
  }
  app.route({
    method: methods.filter((method) => !allow.includes(method)),
    url,
    config: { wireCase: group[0]?.endpoint.wireCase },
    onRequest: [limiters.read.ofAddress, refuse],
    handler: refuse,
  })
}
