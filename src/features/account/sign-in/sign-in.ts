// Signing in as a plain function with its dependencies as arguments: a wallet and two calls of the API.
import type { Address, Hex } from '../../../../contract/primitives.ts'
import { isRejection } from '../../../wallet/wallet-error.ts'
import type { Login } from './token-store.ts'

export type SignInStep = 'connecting' | 'signing' | 'verifying'

export interface SignInPort {
  /** May ask the person to choose an account or to add the chain. */
  connect(): Promise<{ address: Address; sign(message: string): Promise<Hex> }>
  /** The message to sign, made by the server. */
  challenge(address: Address): Promise<string>
  verify(address: Address, signature: Hex): Promise<Login>
}

/** Null when the person rejected it in the wallet: nothing happened, and nothing is reported. */
export async function signIn(
  port: SignInPort,
  onStep: (step: SignInStep) => void,
): Promise<Login | null> {
  try {
    onStep('connecting')
    const account = await port.connect()
    const message = await port.challenge(account.address)
    onStep('signing')
    const signature = await account.sign(message)
    onStep('verifying')
    return await port.verify(account.address, signature)
  } catch (error) {
    if (isRejection(error)) return null
    throw error
  }
}
