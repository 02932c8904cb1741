// An endpoint is a value. The same value mounts the route, types the client and generates the OpenAPI document.
import * as z from 'zod/mini'
import type { CredentialKind, Scope } from './credentials.ts'
import type { ErrorCode, WireCase } from './errors.ts'
import { streamItemOf } from './stream.ts'

type Schema = z.ZodMiniType

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]

/** The output of an endpoint that says nothing when it is done: it answers 204, without a body. */
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
  /** Who may call: anybody, the holder of a token, or anybody, who gets more with a token. */
  auth: 'public' | 'viewer' | 'optional'
  /** The kinds of credential that tell who calls; a bearer token unless said otherwise. */
  takes?: readonly CredentialKind[]
  /** What the credential must be allowed to: `read` for GET and `account` for the rest, unless said otherwise. */
  scope?: Scope
  /** The case in which its schemas are written, and so its refusals; camelCase unless said otherwise. */
  wireCase?: WireCase
  /** A field of the body that may carry the Idempotency-Key; the header counts where both are there. */
  keyField?: string
  summary: string
  params?: Params
  query?: Query
  body?: Body
  output: Output
  /** What it answers is kept by nobody: no cache, and no Idempotency-Key that would give it again. */
  unstored?: true
  /** Status of success, where it is another than 200. That of `noContent` is always 204. */
  status?: 201 | 202
  /** An answer of the same shape that is no success. */
  otherwise?: { status: 503; description: string; when: (answer: unknown) => boolean }
  /** Codes beyond those every endpoint can answer (validation, token, rate limit, internal). */
  errors: readonly ErrorCode[]
  /** Of refusals that have another status here than elsewhere. */
  statuses?: Partial<Record<ErrorCode, 409 | 422>>
}

export function defineEndpoint<
  Output extends Schema,
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
>(endpoint: Endpoint<Params, Query, Body, Output>): Endpoint<Params, Query, Body, Output> {
  return endpoint
}

/**
 * It changes something for the viewer: it takes a Request-Deadline and, unless `unstored`, an Idempotency-Key. A streamed answer cannot be
 * given again, so that an endpoint with one takes neither.
 */
export function isActing({
  method,
  auth,
  output,
}: Pick<Endpoint, 'method' | 'auth' | 'output'>): boolean {
  return method !== 'GET' && auth === 'viewer' && streamItemOf(output) === undefined
}

/** It gives the first answer again to the same Idempotency-Key. */
export function takesKey(
  endpoint: Pick<Endpoint, 'method' | 'auth' | 'output' | 'unstored'>,
): boolean {
  return isActing(endpoint) && endpoint.unstored !== true
}

export function successOf({ output, status }: Pick<Endpoint, 'output' | 'status'>): number {
  return output === noContent ? 204 : (status ?? 200)
}

/** An optional member adds `undefined` to a schema's type: what counts is whether a schema is left without it. */
type Part<Key extends string, S, Parsed> = [NonNullable<S>] extends [never]
  ? { [K in Key]?: undefined }
  : { [K in Key]: Parsed }
type AnyEndpoint = Endpoint

/** What a client passes: params, query and body as they go on the wire. */
export type InputOf<E extends AnyEndpoint> = Part<
  'params',
  E['params'],
  z.input<NonNullable<E['params']>>
> &
  Part<'query', E['query'], z.input<NonNullable<E['query']>>> &
  Part<'body', E['body'], z.input<NonNullable<E['body']>>>

/** What the server's verb receives: the same, parsed. */
export type ParsedInputOf<E extends AnyEndpoint> = Part<
  'params',
  E['params'],
  z.output<NonNullable<E['params']>>
> &
  Part<'query', E['query'], z.output<NonNullable<E['query']>>> &
  Part<'body', E['body'], z.output<NonNullable<E['body']>>>

export type OutputOf<E extends AnyEndpoint> = z.output<E['output']>
