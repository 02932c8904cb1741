// The complete list of errors, each with its HTTP status.
import * as z from 'zod/mini'

export const errorStatus = {
  VALIDATION_FAILED: 400,
  DUPLICATE_ASSET: 400,
  BUILDER_FEE_FAILED: 400,
  REFERRAL_CODE_UNKNOWN: 400,
  REFERRAL_REFUSED: 400,
  KEY_MAY_WITHDRAW: 400,
  NO_FILE: 400,
  INVALID_TYPE: 400,
  TOKEN_MISSING: 401,
  TOKEN_INVALID: 401,
  TOKEN_EXPIRED: 401,
  CHALLENGE_INVALID: 401,
  CHALLENGE_EXPIRED: 401,
  SIGNATURE_INVALID: 401,
  SIWE_INVALID: 401,
  PAIRING_CODE_INVALID: 401,
  INVALID_CREDENTIALS: 401,
  ORIGIN_REFUSED: 403,
  SCOPE_MISSING: 403,
  WALLET_MISSING: 403,
  REFERRAL_NOT_ELIGIBLE: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  AGENT_NOT_APPROVED: 409,
  BUILDER_FEE_NOT_APPROVED: 409,
  INSUFFICIENT_BALANCE: 409,
  OWN_POSITION: 409,
  MARKET_TAKEN: 409,
  OPPOSITE_SIDE: 409,
  VENUE_READ_ONLY: 409,
  ENTRY_CHANGED: 409,
  ACCOUNT_EXISTS: 409,
  EMAIL_TAKEN: 409,
  WALLET_LINKED: 409,
  WALLET_TAKEN: 409,
  ACCOUNT_IN_USE: 409,
  TOO_MANY_ACCOUNTS: 409,
  TAG_EXISTS: 409,
  TOO_MANY_TAGS: 409,
  NO_MODEL: 409,
  NOT_FOLLOWABLE: 409,
  TOO_MANY_FOLLOWED: 409,
  WAY_NOT_OFFERED: 409,
  PROGRAM_BOUND: 409,
  TOO_MANY_PROGRAMS: 409,
  ALREADY_APPROVED: 409,
  NOT_ACTIVE: 409,
  EXCHANGE_REJECTED: 409,
  SESSION_NOT_ACTIVE: 409,
  SESSION_RUNNING: 409,
  POSITION_NOT_OPEN: 409,
  TRADE_NOT_OPEN: 409,
  DEPOSIT_RECORDED: 409,
  TRANSFER_RECORDED: 409,
  TRANSFER_UNSETTLED: 409,
  REFERRAL_CODE_TAKEN: 409,
  REWARD_BELOW_MINIMUM: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  IDEMPOTENCY_IN_FLIGHT: 409,
  IDEMPOTENCY_INTERRUPTED: 409,
  REQUEST_TIMEOUT: 408,
  REQUEST_EXPIRED: 412,
  PAYLOAD_TOO_LARGE: 413,
  TOO_LARGE: 413,
  QUOTA_EXCEEDED: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  PLAN_INFEASIBLE: 422,
  STOP_LOSS_REQUIRED: 422,
  LEVERAGE_EXCEEDED: 422,
  MAX_POSITIONS_REACHED: 422,
  DAILY_DRAWDOWN_EXCEEDED: 422,
  INSUFFICIENT_RISK_REWARD: 422,
  ORDER_TOO_SMALL: 422,
  POSITION_SIZE_EXCEEDED: 422,
  RISK_AMOUNT_EXCEEDED: 422,
  RATE_LIMITED: 429,
  HEADERS_TOO_LARGE: 431,
  INTERNAL: 500,
  EXCHANGE_UNAVAILABLE: 502,
  EXCHANGE_UNREACHABLE: 502,
  CHAIN_UNAVAILABLE: 502,
  MODEL_FAILED: 502,
  DELIVERY_FAILED: 502,
  EXCHANGE_BUSY: 503,
  EXCHANGE_TIMEOUT: 504,
} as const

export type ErrorCode = keyof typeof errorStatus

/** For every endpoint that accepts an `Idempotency-Key` and a `Request-Deadline`. */
export const idempotencyErrors = [
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_IN_FLIGHT',
  'IDEMPOTENCY_INTERRUPTED',
  'REQUEST_EXPIRED',
] as const satisfies readonly ErrorCode[]

/** For every endpoint that asks the exchange. */
export const exchangeErrors = [
  'EXCHANGE_UNAVAILABLE',
  'EXCHANGE_BUSY',
  'EXCHANGE_TIMEOUT',
] as const satisfies readonly ErrorCode[]

/** Whether the exchange did not answer now, and may answer later. */
export function isExchangeAway(error: unknown): error is ServiceError {
  const away: readonly ErrorCode[] = exchangeErrors
  return error instanceof ServiceError && away.includes(error.code)
}

/** Messages that existing clients compare with, verbatim. */
export const documentedMessages = {
  DUPLICATE_ASSET:
    'Duplicate asset index: you already have an active trading session for this asset',
  BUILDER_FEE_FAILED: 'Builder fee approval failed: HTTP request failed: status 429',
} as const

export const ErrorDetail = z.object({
  path: z.string(),
  message: z.string(),
  /** For a rule that refuses: its code, the request's value, and the limit that would pass. */
  check: z.optional(z.string()),
  actual: z.optional(z.nullable(z.string())),
  limit: z.optional(z.nullable(z.string())),
})
export type ErrorDetail = z.infer<typeof ErrorDetail>

/** The body of every answer that is not a success. `message` is what clients show. */
export const ErrorBody = z.object({
  statusCode: z.int(),
  error: z.string(),
  message: z.string(),
  code: z.string(),
  requestId: z.string(),
  details: z.optional(z.array(ErrorDetail)),
})
export type ErrorBody = z.infer<typeof ErrorBody>

/** The case of field names; see `wireCase` of an endpoint. */
export type WireCase = 'camelCase' | 'snake_case'

/** The error body of endpoints in snake_case: `request_id` in addition to the common fields. */
export const SnakeErrorBody = z.extend(ErrorBody, { request_id: z.string() })
type SnakeErrorBody = z.infer<typeof SnakeErrorBody>

/** `error` and `statusCode` are HTTP's; `requestId` identifies the request. */
export function inCase(
  body: ErrorBody,
  wireCase: WireCase = 'camelCase',
): ErrorBody | SnakeErrorBody {
  return wireCase === 'camelCase' ? body : { ...body, request_id: body.requestId }
}

/** Thrown by verbs: an error with a code and a message that may be shown. Anything else becomes INTERNAL. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: ErrorCode
  readonly details: ErrorDetail[] | undefined
  /** Seconds, sent as `Retry-After`. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode,
    message: string,
    more: { details?: ErrorDetail[]; retryAfter?: number } = {},
  ) {
    super(message)
    this.code = code
    this.details = more.details
    this.retryAfter = more.retryAfter
  }
}
