// The one thing every wallet has: request(). Signing goes through it directly, so nothing stands between what the
// server asked to be signed and what the wallet shows.
export interface Eip1193Provider {
  request(request: { method: string; params?: unknown }): Promise<unknown>
}

export function isProvider(value: unknown): value is Eip1193Provider {
  return (
    typeof value === 'object' &&
    value !== null &&
    'request' in value &&
    typeof value.request === 'function'
  )
}

/** An error as wallets throw it: an object with a number called code. */
export class ProviderRpcError extends Error {
  override readonly name = 'ProviderRpcError'
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

const rejectedCodes = new Set<unknown>([4001, 'ACTION_REJECTED'])

/** The person said no in the wallet. That is an answer, not an error. */
export function isRejection(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Object; cause = causeOf(cause)) {
    if ('code' in cause && rejectedCodes.has(cause.code)) return true
    if ('name' in cause && cause.name === 'UserRejectedRequestError') return true
  }
  return false
}

function causeOf(error: object): unknown {
  return 'cause' in error && error.cause !== error ? error.cause : undefined
}
