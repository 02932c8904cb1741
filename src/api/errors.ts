// Errors of the data layer. Everything that a person reads about a failed call comes from messageFor.
import { t } from '@lingui/core/macro'
import { ApiError, type ClientErrorCode } from '../../contract/http/api-error.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import { isDeviceOffline, isServerNear } from './reach.ts'

export { ApiError }

/** Milliseconds after which the server said that a refused request may be made again; null: it did not say. */
export function retryAfterMs(error: Error | null): number | null {
  if (!(error instanceof ApiError) || error.retryAfter === null) return null
  return Math.max(1, error.retryAfter) * 1_000
}

type Wording = (error: ApiError) => string

const signInAgain: Wording = () => t`You are signed out. Sign in again to go on.`

/** When other requests are answered, something in this browser has blocked this one. */
function noConnection(): string {
  if (isServerNear()) {
    return t`This request got no answer, while others did: an ad blocker or another extension may hold it back. Allow it on this site, then retry.`
  }
  return isDeviceOffline()
    ? t`This device is offline.`
    : t`The server cannot be reached. Check your connection, and that the server is running.`
}

/** Where the page says it better than the server; every other refusal is shown as the server words it. */
const wordings: Partial<Record<ErrorCode | ClientErrorCode, Wording>> = {
  VALIDATION_FAILED: (error) =>
    error.details.length === 0
      ? error.message
      : error.details.map((detail) => `${detail.path}: ${detail.message}`).join('; '),
  TOKEN_MISSING: signInAgain,
  TOKEN_INVALID: signInAgain,
  TOKEN_EXPIRED: signInAgain,
  CHALLENGE_INVALID: () => t`That sign-in request is no longer valid. Sign in once more.`,
  CHALLENGE_EXPIRED: () => t`The sign-in request expired after five minutes. Sign in once more.`,
  SCOPE_MISSING: () => t`This sign-in may not do that. Sign in with your wallet to go on.`,
  IDEMPOTENCY_IN_FLIGHT: () => t`This is already being done. Its result will show here.`,
  RATE_LIMITED: (error) =>
    error.retryAfter === null
      ? t`Too many requests. Try again in a moment.`
      : t`Too many requests. Try again in ${error.retryAfter} s.`,
  INTERNAL: (error) => t`Something broke on the server.${reference(error)}`,
  EXCHANGE_UNAVAILABLE: () => t`The exchange cannot be reached right now.`,
  EXCHANGE_BUSY: (error) =>
    error.retryAfter === null
      ? t`The exchange is asked for more than it answers right now. Try again in a moment.`
      : t`The exchange is asked for more than it answers right now. Try again in ${error.retryAfter} s.`,
  EXCHANGE_TIMEOUT: () => t`The exchange did not answer in time.`,
  CHAIN_UNAVAILABLE: () => t`The chain cannot be reached right now.`,
  REQUEST_EXPIRED: () =>
    t`It did not reach the server in time, so nothing was done. Try again if you still want it.`,
  NETWORK: noConnection,
  NOT_SENT: (error) => t`${error.message} Try again when the connection is back.`,
  NO_ANSWER: (error) =>
    t`${error.message} Look at what is on screen first; trying the same again here cannot do it twice.`,
  UNKNOWN: (error) => `${error.message}${reference(error)}`,
}

/** One sentence that says what happened and what to do. */
export function messageFor(error: unknown): string {
  if (error instanceof ApiError) return wordings[error.code]?.(error) ?? error.message
  return error instanceof Error && error.message !== '' ? error.message : t`Something went wrong.`
}

/** The message about one field of a refused form, by its path in the body. */
export function fieldMessage(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  return error.details.find((detail) => detail.path === path || detail.path === `body.${path}`)
    ?.message
}

export function isSignedOut(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.code === 'TOKEN_MISSING' ||
      error.code === 'TOKEN_INVALID' ||
      error.code === 'TOKEN_EXPIRED')
  )
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404
}

/** Whether it may have been done. */
export function isUnknown(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'NO_ANSWER'
}

/** Whether nothing left the device. */
export function isNotSent(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'NOT_SENT'
}

/** Whether there was no answer, or one that does not tell the outcome: the same request may be sent again. */
export function isUndecided(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    !isNotSent(error) &&
    (error.status === 0 || error.status >= 500 || error.code === 'IDEMPOTENCY_IN_FLIGHT')
  )
}

function reference(error: ApiError): string {
  return error.requestId === null ? '' : t` Reference ${error.requestId}.`
}
