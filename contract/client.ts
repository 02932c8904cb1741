// The one function for calling the API: it builds the request from an endpoint value and parses every answer with
// that endpoint's schema, so that no unexpected field gets through. Runs wherever there is fetch.
import * as z from 'zod/mini'
import { ApiError } from './http/api-error.ts'
import { type Endpoint, type InputOf, type OutputOf, noContent } from './endpoint.ts'
import { ErrorBody, type ErrorCode, errorStatus } from './errors.ts'
import { blobTypesOf } from './http/blob.ts'
import { formOf, uploadRulesOf } from './http/multipart.ts'
import type { Address } from './primitives.ts'
import { itemsOf } from './live/stream-client.ts'
import { streamItemOf } from './live/stream.ts'
import { fileOf, textFileOf } from './http/text-file.ts'

/** The caller. Null on public pages. */
export interface Viewer {
  address: Address
  token: string
}

export interface CallOptions {
  signal?: AbortSignal | undefined
  /** Made once per action of the person, so that sending it again cannot act twice. */
  idempotencyKey?: string | undefined
  /** Epoch milliseconds by the server's clock: a request that arrives later does nothing. */
  deadline?: number | undefined
}

/** Sends the requests; `fetch` by default. May throw an ApiError of its own. */
export type Carrier = (url: string, init: RequestInit) => Promise<Response>

export type Call = <E extends Endpoint>(
  viewer: Viewer | null,
  endpoint: E,
  input: InputOf<E>,
  options?: CallOptions,
) => Promise<OutputOf<E>>

interface LooseInput {
  params?: Record<string, string> | undefined
  query?: Record<string, string | undefined> | undefined
  body?: unknown
}

/** `baseUrl`: without a slash at its end; empty for the page's own origin. Every failure is an ApiError. */
export function createCall(baseUrl: string, carry: Carrier = fetch): Call {
  return async function call<E extends Endpoint>(
    viewer: Viewer | null,
    endpoint: E,
    input: InputOf<E>,
    options: CallOptions = {},
  ): Promise<OutputOf<E>> {
    const request = loose(input)
    const response = await send(carry, baseUrl + pathOf(endpoint, request), {
      method: endpoint.method,
      headers: headersOf(viewer, endpoint, request, options),
      body: bodyOf(endpoint, request),
      signal: options.signal ?? null,
    })
    const item = streamItemOf(endpoint.output)
    if (response.ok && item !== undefined) {
      const refusalOf = (body: unknown) => refusal(response, body)
      return outputOf<E>(itemsOf(response, { endpointId: endpoint.id, item, refusal: refusalOf }))
    }
    if (response.ok && blobTypesOf(endpoint.output)) return outputOf<E>(await response.blob())
    if (response.ok && textFileOf(endpoint.output)) return outputOf<E>(fileOf(response))
    const body = response.status === 204 ? undefined : await readJson(response)
    if (!response.ok) throw refusal(response, body)
    return parseOutput(endpoint, response, body)
  }
}

/** The path with its parameters and query filled in. Throws when a parameter is missing. */
export function pathOf(endpoint: Endpoint, { params = {}, query = {} }: LooseInput): string {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${endpoint.id} needs the parameter ${name}`)
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, value)
  }
  return search.size === 0 ? path : `${path}?${search}`
}

function bodyOf(endpoint: Endpoint, { body }: LooseInput): BodyInit | null {
  if (body === undefined) return null
  return uploadRulesOf(endpoint.body) ? formOf(body) : JSON.stringify(body)
}

function headersOf(
  viewer: Viewer | null,
  endpoint: Endpoint,
  request: LooseInput,
  options: CallOptions,
): Headers {
  const isStream = streamItemOf(endpoint.output) !== undefined
  const accept = isStream ? 'text/event-stream, application/json' : 'application/json'
  const headers = new Headers({ accept })
  // For a form, fetch itself sets the type with the boundary that it chooses.
  const isJson = request.body !== undefined && uploadRulesOf(endpoint.body) === undefined
  if (isJson) headers.set('content-type', 'application/json')
  if (viewer !== null && endpoint.auth !== 'public') {
    headers.set('authorization', `Bearer ${viewer.token}`)
  }
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey)
  if (options.deadline !== undefined) headers.set('request-deadline', String(options.deadline))
  return headers
}

async function send(carry: Carrier, url: string, init: RequestInit): Promise<Response> {
  try {
    return await carry(url, init)
  } catch (error) {
    if (init.signal?.aborted === true) throw error
    throw new ApiError('NETWORK', 'No answer from the server', { cause: error })
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    // A proxy's HTML page, or an incomplete answer: its meaning is unknown.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

function refusal(response: Response, body: unknown): ApiError {
  const parsed = z.safeParse(ErrorBody, body)
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const more = {
    status: response.status,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
  }
  if (!parsed.success) {
    return new ApiError(
      'UNKNOWN',
      `The server answered ${response.status} without saying why.`,
      more,
    )
  }
  const { code, message, requestId, details } = parsed.data
  return new ApiError(isErrorCode(code) ? code : 'UNKNOWN', message, {
    ...more,
    requestId,
    details,
  })
}

function parseOutput<E extends Endpoint>(
  endpoint: E,
  response: Response,
  body: unknown,
): OutputOf<E> {
  // An unexpected body counts as unreadable where no content is expected.
  const isOther = endpoint.output === noContent && response.status !== 204
  const parsed = z.safeParse(isOther ? z.never() : endpoint.output, body)
  if (parsed.success) return outputOf<E>(parsed.data)
  const issue = parsed.error.issues[0]
  const field = issue === undefined || issue.path.length === 0 ? 'body' : issue.path.join('.')
  throw new ApiError(
    'UNREADABLE',
    `The server's answer to ${endpoint.id} does not fit: ${field}: ${issue?.message ?? 'unreadable'}.`,
    { status: response.status, requestId: response.headers.get('x-request-id') },
  )
}

/** The endpoint's own schema has parsed it, which TypeScript cannot see through the generic. */
function outputOf<E extends Endpoint>(parsed: unknown): OutputOf<E> {
  return parsed as OutputOf<E>
}

/** InputOf<E> is one of these for every E; TypeScript cannot resolve it while E is open. */
function loose<E extends Endpoint>(input: InputOf<E>): LooseInput {
  return input as LooseInput
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorStatus, code)
}
