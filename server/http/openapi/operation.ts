// One endpoint as an OpenAPI operation: input, answers and errors.
import { STATUS_CODES } from 'node:http'
import { scopeOf, takenBy } from '../../../contract/http/credentials.ts'
import {
  type Endpoint,
  isActing,
  noContent,
  successOf,
  takesKey,
  needsSignIn,
} from '../../../contract/endpoint.ts'
import {
  type ErrorBody,
  type ErrorCode,
  type WireCase,
  errorStatus,
  inCase,
} from '../../../contract/errors.ts'
import { blobTypesOf } from '../../../contract/http/blob.ts'
import { uploadRulesOf } from '../../../contract/http/multipart.ts'
import { streamItemOf } from '../../../contract/live/stream.ts'
import { textFileOf } from '../../../contract/http/text-file.ts'
import { errorMeaning } from './error-meaning.ts'
import { parameterMeaning } from './parameter-meaning.ts'
import { type Components, type JsonSchema, inputSchema } from './schemas.ts'

export const headers = {
  RequestId: {
    description: 'Names this request in the server’s log; error bodies carry it too.',
    schema: { type: 'string' },
  },
  IdempotentReplayed: {
    description: '`true`: the stored answer of an earlier request with the same Idempotency-Key.',
    schema: { type: 'string', enum: ['true'] },
  },
  RetryAfter: { description: 'Seconds.', schema: { type: 'integer', minimum: 1 } },
  ETag: {
    description:
      'Of this answer. Sent back in `If-None-Match`, it gets 304 while nothing has changed.',
    schema: { type: 'string' },
  },
  RateLimitLimit: {
    description: 'Requests of this kind per minute, of one address and of one viewer.',
    schema: { type: 'integer' },
  },
  RateLimitRemaining: { description: 'Of these, how many are left.', schema: { type: 'integer' } },
  RateLimitReset: {
    description: 'Seconds until they begin anew.',
    schema: { type: 'integer', minimum: 1 },
  },
}

const rateLimitHeaders = {
  'RateLimit-Limit': headerRef('RateLimitLimit'),
  'RateLimit-Remaining': headerRef('RateLimitRemaining'),
  'RateLimit-Reset': headerRef('RateLimitReset'),
}

/** Has no example, because pages for trying requests would send that one with each of them. */
const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The same key with the same request gets the first answer again and acts once; with another request it is refused.',
  schema: {
    type: 'string',
    minLength: 1,
    maxLength: 128,
    pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$',
  },
}

const requestDeadline = {
  name: 'Request-Deadline',
  in: 'header',
  required: false,
  description:
    'Epoch milliseconds by the server’s clock (its `Date`). From then on the request is refused and does nothing; what was done before under its Idempotency-Key is still answered.',
  schema: { type: 'string', pattern: '^\\d{1,15}$' },
}

const streamMeaning =
  'Server-sent events: the `data` of each is one of these in JSON. An event `end` comes last; an event `error` ends it too, and its `data` is the body of a refusal.'

const tagOf: Record<string, string> = { trades: 'positions', config: 'health' }

interface Example {
  body?: unknown
  response: unknown
}
export type ExampleOf = (name: string) => Example

/** `output`: the schema of the answer. Schemas of requests are added to `components`. */
export function operation(
  name: string,
  endpoint: Endpoint,
  output: JsonSchema,
  components: Components,
  example: Example,
): JsonSchema {
  const noun = endpoint.id.split('.', 1)[0] ?? ''
  const acts = isActing(endpoint)
  const isStream = streamItemOf(endpoint.output) !== undefined
  const isTagged =
    endpoint.method === 'GET' && endpoint.auth === 'public' && endpoint.unstored !== true
  return {
    operationId: name,
    tags: [tagOf[noun] ?? noun],
    summary: endpoint.summary,
    ...(endpoint.auth !== 'public' && { 'x-scope': scopeOf(endpoint) }),
    security: securityOf(endpoint),
    parameters: [
      ...parametersOf(endpoint, 'params', 'path', components),
      ...parametersOf(endpoint, 'query', 'query', components),
      ...(takesKey(endpoint) ? [idempotencyKey] : []),
      ...(acts ? [requestDeadline] : []),
    ],
    ...requestBodyOf(endpoint, components, example),
    responses: {
      [successOf(endpoint)]: {
        description: isStream ? streamMeaning : 'Done',
        headers: {
          'X-Request-Id': headerRef('RequestId'),
          ...rateLimitHeaders,
          ...(takesKey(endpoint) ? { 'Idempotent-Replayed': headerRef('IdempotentReplayed') } : {}),
          ...(isTagged ? { ETag: headerRef('ETag') } : {}),
        },
        ...(endpoint.output !== noContent && {
          content: contentOf(endpoint, output, example),
        }),
      },
      ...(isTagged ? { 304: { description: 'What `If-None-Match` names is still so' } } : {}),
      ...refusalsOf(endpoint),
      ...(endpoint.otherwise && {
        [endpoint.otherwise.status]: {
          description: endpoint.otherwise.description,
          headers: { 'X-Request-Id': headerRef('RequestId') },
          content: json(output, {}),
        },
      }),
    },
  }
}

function contentOf(endpoint: Endpoint, schema: JsonSchema, example: Example): JsonSchema {
  const types = blobTypesOf(endpoint.output) ?? textFileOf(endpoint.output)?.types
  if (types !== undefined) return Object.fromEntries(types.map((type) => [type, { schema }]))
  if (streamItemOf(endpoint.output) !== undefined) return { 'text/event-stream': { schema } }
  return json(schema, { example: example.response })
}

function securityOf(endpoint: Endpoint): JsonSchema[] {
  if (endpoint.auth === 'public') return []
  const taken = takenBy(endpoint).map((kind) => ({ [kind]: [] }))
  return needsSignIn(endpoint) ? taken : [{}, ...taken]
}

function parametersOf(
  endpoint: Endpoint,
  part: 'params' | 'query',
  place: 'path' | 'query',
  components: Components,
): JsonSchema[] {
  const schema = endpoint[part]
  if (schema === undefined) return []
  const { properties = {}, required = [] } = inputSchema(schema, components) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
    ...parameterMeaning(name, endpoint.id),
  }))
}

function requestBodyOf({ body }: Endpoint, components: Components, example: Example): JsonSchema {
  if (body === undefined) return {}
  const schema = inputSchema(body, components)
  if (uploadRulesOf(body)) {
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  return {
    requestBody: {
      required: !('default' in schema),
      content: json(schema, { example: example.body }),
    },
  }
}

const signInErrors = ['TOKEN_MISSING', 'TOKEN_INVALID', 'TOKEN_EXPIRED', 'SCOPE_MISSING'] as const

/** Errors that any endpoint of this kind can answer. */
function refusalCodes(endpoint: Endpoint): ErrorCode[] {
  const codes = new Set<ErrorCode>(['VALIDATION_FAILED', ...endpoint.errors])
  if (endpoint.auth !== 'public') {
    for (const code of signInErrors) codes.add(code)
    if (endpoint.auth === 'viewer') codes.add('WALLET_MISSING')
    if (endpoint.auth === 'optional') codes.delete('TOKEN_MISSING')
  }
  if (endpoint.method !== 'GET') {
    for (const code of ['ORIGIN_REFUSED', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) {
      codes.add(code)
    }
  }
  return [...codes, 'RATE_LIMITED', 'INTERNAL']
}

function refusalsOf(endpoint: Endpoint): JsonSchema {
  const { wireCase, statuses } = endpoint
  const byStatus = Map.groupBy(
    refusalCodes(endpoint),
    (code): number => statuses?.[code] ?? errorStatus[code],
  )
  const named = [...byStatus]
    .toSorted(([left], [right]) => left - right)
    .map(([status, codes]) => [status, refusal(status, codes, wireCase)] as const)
  return { ...Object.fromEntries(named), default: refusal(500, ['INTERNAL'], wireCase) }
}

function refusal(
  status: number,
  codes: readonly ErrorCode[],
  wireCase: WireCase | undefined,
): JsonSchema {
  const body = wireCase === 'snake_case' ? 'SnakeErrorBody' : 'ErrorBody'
  const examples = Object.fromEntries(
    codes.map((code) => [
      code,
      { summary: errorMeaning[code], value: inCase(errorExample(code, status), wireCase) },
    ]),
  )
  return {
    description: codes.map((code) => `\`${code}\`: ${errorMeaning[code]}`).join('  \n'),
    headers: {
      'X-Request-Id': headerRef('RequestId'),
      ...(status === 429 ? { 'Retry-After': headerRef('RetryAfter'), ...rateLimitHeaders } : {}),
    },
    content: json({ $ref: `#/components/schemas/${body}` }, { examples }),
  }
}

function errorExample(code: ErrorCode, statusCode: number): ErrorBody {
  return {
    statusCode,
    error: STATUS_CODES[statusCode] ?? 'Error',
    message: errorMeaning[code],
    code,
    requestId: '2f1c9b0e-6a53-4c0f-9b7a-0d6f0c7f4a11',
    ...(code === 'VALIDATION_FAILED' && {
      details: [{ path: 'budget', message: 'must be at least 10' }],
    }),
  }
}

function headerRef(name: keyof typeof headers): JsonSchema {
  return { $ref: `#/components/headers/${name}` }
}

function json(schema: JsonSchema, more: JsonSchema): JsonSchema {
  return { 'application/json': { schema, ...more } }
}
