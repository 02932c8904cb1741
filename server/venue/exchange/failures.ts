// What went wrong on the way to the exchange, and what that says about the request. Only a refusal that the exchange
// itself signed off proves that nothing happened; anything else leaves the outcome open.
import { ApiRequestError, HttpRequestError, ValidationError } from '@nktkas/hyperliquid'
import { ServiceError } from '../../../contract/errors.ts'

/** An answer that does not have the shape we rely on. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer'
}

/**
 * It refused for being asked too often, and went on refusing while we waited; or we ourselves did not ask, since it
 * would have.
 */
export class ExchangeBusy extends ServiceError {
  constructor() {
    super('EXCHANGE_BUSY', 'The exchange is too busy to answer right now', { retryAfter: 5 })
  }
}

/** The request was not accepted: sending it again cannot double anything. */
export function isRateLimited(error: unknown): boolean {
  return error instanceof HttpRequestError && error.response?.status === 429
}

/** A nonce that was used or overtaken: refused before the action was looked at. */
export function isNonceRefusal(error: unknown): boolean {
  return error instanceof ApiRequestError && /invalid nonce/i.test(error.message)
}

/**
 * Refused whole because the signer may not act for any account, or the builder not charge. Nothing was done, and nothing
 * will be until the wallet has signed.
 */
export function isLackOfAuthority(message: string): boolean {
  return /user or api wallet .* does not exist|must deposit before performing|builder fee has not been approved/i.test(
    message,
  )
}

/** The market takes isolated margin only. */
export function isCrossRefusal(message: string): boolean {
  return /cross margin is not allowed/i.test(message)
}

/** The text of a refusal of the whole request; undefined when the failure proves nothing. */
export function refusalOf(error: unknown): string | undefined {
  if (error instanceof ApiRequestError) return error.message
  // Thrown before anything is sent.
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

/** For reads: every failure is the exchange's, in one of two ways. */
export function readFailure(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error
  if (isRateLimited(error)) return new ExchangeBusy()
  if (isTimeout(error)) {
    return new ServiceError('EXCHANGE_TIMEOUT', 'The exchange did not answer in time')
  }
  return new ServiceError('EXCHANGE_UNAVAILABLE', 'The exchange cannot be reached right now')
}
