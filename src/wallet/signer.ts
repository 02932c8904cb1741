import { t } from '@lingui/core/macro'
import type { Connector } from 'wagmi'
import type { Address } from '../../contract/primitives.ts'
import { isProvider, type Eip1193Provider } from './eip1193.ts'
import { WalletError } from './wallet-error.ts'

/** The configured chain in the form that wallets are given. */
export interface WalletChain {
  id: number
  name: string
  rpcUrl: string
}

/** The account that signs, its wallet, and the chain. */
export interface Signer {
  address: Address
  connector: Connector
  chain: WalletChain
}

export async function providerOf(connector: Connector): Promise<Eip1193Provider> {
  const provider: unknown = await connector.getProvider().catch(() => undefined)
  if (isProvider(provider)) return provider
  throw new WalletError(
    'disconnected',
    t`${connector.name} is not available in this browser. Switch its extension on, then reload this page.`,
  )
}
