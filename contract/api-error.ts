// The one error of every client: what the server refused, or why there is no answer of its.
import type { ErrorCode, ErrorDetail } from './errors.ts'

/** Failures that never became an answer of the API. */
export type ClientErrorCode =
  | 'NETWORK'
  /** Nothing left the device. */
  | 'NOT_SENT'
  /** It was sent, and whether it was done could not be found out. */
  | 'NO_ANSWER'
  | 'UNREADABLE'
  | 'UNKNOWN'
  | 'NOT_OFFERED'

export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ErrorCode | ClientErrorCode
  /** 0 when there was no answer. */
  readonly status: number
  readonly requestId: string | null
  readonly details: readonly ErrorDetail[]
  /** Seconds, when the server said how long to wait. */
  readonly retryAfter: number | null

  constructor(
    code: ErrorCode | ClientErrorCode,
    message: string,
    more: {
      status?: number
      requestId?: string | null
      details?: readonly ErrorDetail[] | undefined
      retryAfter?: number | null
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: more.cause })
    this.code = code
    this.status = more.status ?? 0
    this.requestId = more.requestId ?? null
    this.details = more.details ?? []
    this.retryAfter = more.retryAfter ?? null
  }
}
