// request() is the one function that every wallet has. Signing uses it directly, so that nothing comes between what
// the server asked to be signed and what the wallet shows.
import { untilAnswered } from './waiting.ts'
import { asWalletError } from './wallet-error.ts'

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

/** Asks the wallet, and waits as long as the person does. Throws only `WalletError`. */
export async function askWallet(
  provider: Eip1193Provider,
  method: string,
  params?: unknown,
): Promise<unknown> {
  return inWords(() => provider.request({ method, ...(params !== undefined && { params }) }))
}

/** The same for what a library asks of the wallet. */
export async function inWords<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await untilAnswered(ask())
  } catch (error) {
    throw asWalletError(error)
  }
}
