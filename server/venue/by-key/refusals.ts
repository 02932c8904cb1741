// Turns ccxt's errors into ServiceErrors by their class. Their messages are never used: they contain URLs with keys and
// signatures.
import { ServiceError } from '../../../contract/errors.ts'
import type { CcxtErrors } from './ccxt.ts'

/** Seconds for which an account is not read again after its venue refused for its rate limit. */
export const rateLimitRest = 10

type Refuse = (name: string) => ServiceError

/** The first class that matches counts, so subclasses come first. */
const refusals: readonly [errorClass: string, refuse: Refuse][] = [
  [
    'PermissionDenied',
    (name) =>
      refused(
        `${name} knows the key and does not let it read. Allow it to read futures, and this server’s address if the key is bound to addresses.`,
      ),
  ],
  ['AccountSuspended', (name) => refused(`${name} has suspended the account.`)],
  [
    'AuthenticationError',
    (name) =>
      refused(
        `${name} does not take the key. Check key, secret and passphrase, whether it has expired, and whether it is bound to other addresses than this server’s.`,
      ),
  ],
  ['RateLimitExceeded', (name) => tooOften(name)],
  ['DDoSProtection', (name) => tooOften(name)],
  [
    'InvalidNonce',
    (name) =>
      away(`${name} says that the time of the request is wrong: check the clock of this server.`),
  ],
  ['RequestTimeout', (name) => away(`${name} did not answer in time. Try again in a moment.`)],
  ['NetworkError', (name) => away(`${name} cannot be reached right now. Try again in a moment.`)],
  ['RestrictedLocation', (name) => away(`${name} does not serve the place of this server.`)],
  [
    'BadRequest',
    (name) => new ServiceError('VALIDATION_FAILED', `${name} could not do anything with the key.`),
  ],
]

export function refusalOf(error: unknown, errors: CcxtErrors, name: string): ServiceError {
  if (error instanceof ServiceError) return error
  const known = refusals.find(([errorClass]) => isA(error, errors[errorClass]))
  return known?.[1](name) ?? away(`${name} answered with something that cannot be read.`)
}

export function tooOften(name: string, retryAfter = rateLimitRest): ServiceError {
  const message = `${name} is asked too often. Try again in ${retryAfter} s.`
  return new ServiceError('RATE_LIMITED', message, { retryAfter })
}

export function away(message: string): ServiceError {
  return new ServiceError('EXCHANGE_UNREACHABLE', message)
}

/** Whether the venue only lists orders by market; see `orders` in the port. */
export function asksForMarket(error: unknown, errors: CcxtErrors): boolean {
  return isA(error, errors['ArgumentsRequired']) || isA(error, errors['NotSupported'])
}

function refused(message: string): ServiceError {
  return new ServiceError('INVALID_CREDENTIALS', message)
}

function isA(error: unknown, errorClass: CcxtErrors[string] | undefined): boolean {
  return errorClass !== undefined && error instanceof errorClass
}
