// Converts every error into the one error body that clients know. Only the text of a ServiceError leaves the server.
import { STATUS_CODES } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { snakePaths } from '../../../contract/http/credentials.ts'
import {
  type ErrorBody,
  type ErrorCode,
  ServiceError,
  type WireCase,
  errorStatus,
  inCase,
} from '../../../contract/errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    wireCase?: WireCase | undefined
    statuses?: Endpoint['statuses']
  }
}

const codeOfFramework: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
}

const frameworkMessage: Partial<Record<ErrorCode, string>> = {
  PAYLOAD_TOO_LARGE: 'The body is larger than 64 kB',
  UNSUPPORTED_MEDIA_TYPE: 'The body must be application/json',
  NOT_FOUND: 'There is nothing at this address',
  VALIDATION_FAILED: 'The request is malformed',
}

/** A ServiceError stays; errors of the framework are translated; everything else becomes INTERNAL. */
export function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error
  const { code, statusCode } = frameworkError(error)
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return internal()
  const known = codeOfFramework[code ?? ''] ?? (statusCode === 404 ? 'NOT_FOUND' : undefined)
  const ours = known ?? 'VALIDATION_FAILED'
  return new ServiceError(ours, frameworkMessage[ours] ?? 'The request is malformed')
}

export function errorBody(
  error: ServiceError,
  requestId: string,
  statusCode: number = errorStatus[error.code],
): ErrorBody {
  return {
    statusCode,
    error: STATUS_CODES[statusCode] ?? 'Error',
    message: error.message,
    code: error.code,
    requestId,
    ...(error.details && { details: error.details }),
  }
}

/** Field names in the endpoint's case; where there is no endpoint, in that of the others below the same path. */
export function refusalBody(error: ServiceError, request: FastifyRequest): ErrorBody {
  const { id, routeOptions, url } = request
  const wireCase = routeOptions.config.wireCase ?? caseBelow(url)
  return inCase(errorBody(error, id, statusOf(error, request)), wireCase)
}

/** The case of the endpoints below the path of an address. */
export function caseBelow(url: string): WireCase | undefined {
  return snakePaths.some((path) => url.startsWith(`${path}/`)) ? 'snake_case' : undefined
}

/** The HTTP status of an error at this endpoint. */
export function statusOf(
  { code }: Pick<ServiceError, 'code'>,
  { routeOptions }: FastifyRequest,
): number {
  return routeOptions.config.statuses?.[code] ?? errorStatus[code]
}

export function errorHeaders(error: ServiceError): Record<string, string> {
  return {
    ...(isChallenge(error.code) && { 'www-authenticate': challengeOf(error.code) }),
    ...(error.retryAfter !== undefined && { 'retry-after': String(Math.ceil(error.retryAfter)) }),
  }
}

/** Whether RFC 6750 requires a WWW-Authenticate header. */
function isChallenge(code: ErrorCode): boolean {
  return errorStatus[code] === 401 || code === 'SCOPE_MISSING'
}

function challengeOf(code: ErrorCode): string {
  if (code === 'SCOPE_MISSING') return 'Bearer error="insufficient_scope"'
  return code === 'TOKEN_INVALID' || code === 'TOKEN_EXPIRED'
    ? 'Bearer error="invalid_token"'
    : 'Bearer'
}

const internal = () => new ServiceError('INTERNAL', 'Internal error')

function frameworkError(error: unknown): { code?: string; statusCode?: number } {
  if (!(error instanceof Error)) return {}
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof statusCode === 'number' && { statusCode }),
  }
}
