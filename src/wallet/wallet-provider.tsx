import type { ReactNode } from 'react'
import { WagmiContext } from 'wagmi'
import { useWorld } from '../api/exchange/world.ts'
import { walletConfigOf } from './config.ts'

/**
 * Put it around whatever uses a wallet. Mounted in several places on purpose: pages without a wallet do not load its
 * code, and all places share one configuration, so that it is the same wallet everywhere.
 */
export function WalletProvider({ children }: { children: ReactNode }) {
  return <WagmiContext value={walletConfigOf(useWorld())}>{children}</WagmiContext>
}
