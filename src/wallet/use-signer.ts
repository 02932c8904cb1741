import { useConnection } from 'wagmi'
import type { Address } from '../../contract/primitives.ts'
import type { Signer } from './sign.ts'

/** The connected wallet, if it shows this account; otherwise why it cannot sign for it. */
export function useSigner(account: Address): Signer | { blockedBy: string } {
  const connection = useConnection()
  if (connection.status !== 'connected') {
    return { blockedBy: 'Your wallet is not connected. Sign in again to connect it.' }
  }
  if (connection.address.toLowerCase() !== account.toLowerCase()) {
    return { blockedBy: 'Your wallet shows another account than the one signed in.' }
  }
  return { address: connection.address, connector: connection.connector }
}
