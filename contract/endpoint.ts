// An endpoint is a value. The same value mounts the route, types the client and generates the OpenAPI document.
import * as z from 'zod/mini'
import type { CredentialKind, Scope } from './http/credentials.ts'
import type { ErrorCode, WireCase } from './errors.ts'
import { streamItemOf } from './live/stream.ts'

type Schema = z.ZodMiniType

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]

/** The output of an endpoint without content: it answers 204. */
export const noContent = z.void()

export interface Endpoint<
  Params extends Schema | undefined = Schema | undefined,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
  Output extends Schema = Schema,
> {
  /** `noun.verb`, unique; also the query key. */
  id: string
  method: Method
  /** With `:name` parameters, as in the documented API. */
  path: string
  /**
   * Who may call: anybody; viewers, who have signed in and have a wallet; persons, who have signed in, with a wallet
   * or without; or anybody, with more for viewers.
   */
  auth: 'public' | 'viewer' | 'person' | 'optional'
  /** The accepted kinds of credentials; by default as `takenBy` in credentials.ts says. */
  takes?: readonly CredentialKind[]
  /** The scope that the credential needs; by default `read` for GET and `account` for the rest. */
  scope?: Scope
  /** The case of field names in its schemas and errors; camelCase by default. */
  wireCase?: WireCase
  /** A field of the body that may carry the Idempotency-Key; the header counts when both are given. */
  keyField?: string
  summary: string
  params?: Params
  query?: Query
  body?: Body
  output: Output
  /** The answer must not be stored: neither in a cache nor under an Idempotency-Key. */
  unstored?: true
  /** The status of success when it is not 200. That of `noContent` is always 204. */
  status?: 201 | 202
  /** Answers of the same shape that have another status: nothing was made (200), or it means no success (503). */
  otherwise?: { status: 200 | 503; description: string; when: (answer: unknown) => boolean }
  /** Error codes beyond those that every endpoint can answer (validation, token, rate limit, internal). */
  errors: readonly ErrorCode[]
  /** Errors that have another status here than elsewhere. */
  statuses?: Partial<Record<ErrorCode, 400 | 409 | 422>>
}

export function defineEndpoint<
  Output extends Schema,
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
>(endpoint: Endpoint<Params, Query, Body, Output>): Endpoint<Params, Query, Body, Output> {
  return endpoint
}

/** Whether only those who have signed in may call it. */
export function needsSignIn({ auth }: Pick<Endpoint, 'auth'>): boolean {
  return auth === 'viewer' || auth === 'person'
}

/**
 * Whether it changes something for the viewer: then it accepts a Request-Deadline and, unless `unstored`, an
 * Idempotency-Key. A streamed answer cannot be repeated, so that an endpoint with one accepts neither.
 */
export function isActing({
  method,
  auth,
  output,
}: Pick<Endpoint, 'method' | 'auth' | 'output'>): boolean {
  return method !== 'GET' && needsSignIn({ auth }) && streamItemOf(output) === undefined
}

/** Whether it repeats the first answer for the same Idempotency-Key. */
export function takesKey(
  endpoint: Pick<Endpoint, 'method' | 'auth' | 'output' | 'unstored'>,
): boolean {
  return isActing(endpoint) && endpoint.unstored !== true
}

export function successOf({ output, status }: Pick<Endpoint, 'output' | 'status'>): number {
  return output === noContent ? 204 : (status ?? 200)
}

/** The status of this answer: that of success, unless the answer says `otherwise`. */
export function statusOfAnswer(
  endpoint: Pick<Endpoint, 'output' | 'status' | 'otherwise'>,
  answer: unknown,
): number {
  const { otherwise } = endpoint
  return otherwise?.when(answer) === true ? otherwise.status : successOf(endpoint)
}

/** An optional member adds `undefined` to the schema's type, so that it is removed before the comparison. */
type Part<Key extends string, S, Parsed> = [NonNullable<S>] extends [never]
  ? { [K in Key]?: undefined }
  : { [K in Key]: Parsed }
type AnyEndpoint = Endpoint

/** What a client passes: params, query and body as they are sent. */
export type InputOf<E extends AnyEndpoint> = Part<
  'params',
  E['params'],
  z.input<NonNullable<E['params']>>
> &
  Part<'query', E['query'], z.input<NonNullable<E['query']>>> &
  Part<'body', E['body'], z.input<NonNullable<E['body']>>>

/** What the server's verb receives: the same after parsing. */
export type ParsedInputOf<E extends AnyEndpoint> = Part<
  'params',
  E['params'],
  z.output<NonNullable<E['params']>>
> &
  Part<'query', E['query'], z.output<NonNullable<E['query']>>> &
  Part<'body', E['body'], z.output<NonNullable<E['body']>>>

export type OutputOf<E extends AnyEndpoint> = z.output<E['output']>
