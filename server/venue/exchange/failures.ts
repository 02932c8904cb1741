// Classifies failures of requests to the exchange. Only an explicit refusal by the exchange proves that nothing
// happened; after any other failure the outcome is unknown.
import { ApiRequestError, HttpRequestError, ValidationError } from '@nktkas/hyperliquid'
import { ServiceError } from '../../../contract/errors.ts'

/** An answer without the shape that this code relies on. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer'
}

/**
 * The exchange refused because of too many requests, and still did after waiting; or the request was not sent
 * because it would have been refused.
 */
export class ExchangeBusy extends ServiceError {
  constructor() {
    super('EXCHANGE_BUSY', 'The exchange is too busy to answer right now', { retryAfter: 5 })
  }
}

/** The request was not accepted, so that sending it again cannot double anything. */
export function isRateLimited(error: unknown): boolean {
  return error instanceof HttpRequestError && error.response?.status === 429
}

/** A nonce that was used already or is too low: refused before the action was checked. */
export function isNonceRefusal(error: unknown): boolean {
  return error instanceof ApiRequestError && /invalid nonce/i.test(error.message)
}

/**
 * The whole action was refused because the signer may not act for any account or the builder may not charge. Nothing
 * was done, and nothing will be until the wallet has signed an approval.
 */
export function isLackOfAuthority(message: string): boolean {
  return /user or api wallet .* does not exist|must deposit before performing|builder fee has not been approved/i.test(
    message,
  )
}

/** The market allows isolated margin only. */
export function isCrossRefusal(message: string): boolean {
  return /cross margin is not allowed/i.test(message)
}

/** The exchange's text when it refused the whole request; undefined when the failure proves nothing. */
export function refusalOf(error: unknown): string | undefined {
  if (error instanceof ApiRequestError) return error.message
  // Thrown before the request is sent.
  if (error instanceof ValidationError) return `The order is malformed: ${error.message}`
  if (isRateLimited(error)) return 'HTTP request failed: status 429'
  if (error instanceof ExchangeBusy) return error.message
  return undefined
}

export function describeFailure(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : 'unknown failure'
}

export function isTimeout(error: unknown): boolean {
  return error instanceof HttpRequestError && /timed out/.test(error.message)
}

/** The error to throw for a failed read: EXCHANGE_BUSY, EXCHANGE_TIMEOUT or EXCHANGE_UNAVAILABLE. */
export function readFailure(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error
  if (isRateLimited(error)) return new ExchangeBusy()
  if (isTimeout(error)) {
    return new ServiceError('EXCHANGE_TIMEOUT', 'The exchange did not answer in time')
  }
  return new ServiceError('EXCHANGE_UNAVAILABLE', 'The exchange cannot be reached right now')
}
