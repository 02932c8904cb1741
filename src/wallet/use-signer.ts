import { t } from '@lingui/core/macro'
import { useConnection } from 'wagmi'
import type { Address } from '../../contract/primitives.ts'
import { useWorld } from '../api/exchange/world.ts'
import { isSameAddress } from './address.ts'
import type { Signer } from './signer.ts'

/** The connected wallet, if it shows this account; otherwise the reason why it cannot sign for it. */
export function useSigner(account: Address): Signer | { blockedBy: string } {
  const connection = useConnection()
  const { chain } = useWorld()
  if (connection.status === 'connecting' || connection.status === 'reconnecting') {
    return { blockedBy: t`Your wallet is being connected.` }
  }
  if (connection.status !== 'connected') {
    return { blockedBy: t`Your wallet is locked or not connected. Unlock it to go on.` }
  }
  if (!isSameAddress(connection.address, account)) {
    return { blockedBy: t`Your wallet shows another account than the one signed in.` }
  }
  return { address: connection.address, connector: connection.connector, chain }
}
