// The only error that clients throw: the server's refusal, or why there is no answer.
import type { ErrorCode, ErrorDetail } from '../errors.ts'

/** Failures without an answer of the API. */
export type ClientErrorCode =
  | 'NETWORK'
  /** Nothing was sent. */
  | 'NOT_SENT'
  /** It was sent, and the outcome could not be found out. */
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
  /** Seconds to wait, when the server said so. */
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
