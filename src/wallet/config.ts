import { t } from '@lingui/core/macro'
import {
  createConfig,
  createStorage,
  injected,
  type Config as WalletConfig,
  type Connector,
} from 'wagmi'
import { disconnect, reconnect, watchConnectors } from 'wagmi/actions'
import { defineChain } from 'viem/utils'
import type { Config } from '../../contract/ops/config.ts'
import { browserStorage } from '../lib/kept/stored.ts'
import { demoConnector } from './demo/demo-connector.ts'
import { unannouncedId } from './wallets.ts'
import { lazyHttp } from './chain/lazy-http.ts'

/** The wallets of this browser, found by EIP-6963, on the configured chain. The demo wallet exists only on localnet. */
function createWalletConfig(world: Config): WalletConfig {
  const chain = defineChain({
    id: world.chain.id,
    name: world.chain.name,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [world.chain.rpcUrl] } },
    testnet: world.network !== 'mainnet',
  })
  return createConfig({
    chains: [chain],
    transports: { [chain.id]: lazyHttp(world.chain.rpcUrl) },
    storage: createStorage({ storage: browserStorage }),
    connectors: [
      ...(world.localnet === null ? [] : [demoConnector(world.chain)]),
      // A wallet's own browser on a phone may not announce itself.
      ...('ethereum' in globalThis ? [unannounced()] : []),
    ],
  })
}

function unannounced() {
  return injected({
    target: {
      id: unannouncedId,
      name: t`Wallet of this browser`,
      provider: (page) => page?.ethereum,
    },
  })
}

let current: { world: Config; config: WalletConfig } | null = null

/** One per configuration; created, and connected to the wallet of the last visit, on first use. */
export function walletConfigOf(world: Config): WalletConfig {
  if (current?.world !== world) {
    current = { world, config: createWalletConfig(world) }
    void reconnect(current.config)
    takeUpLateWallets(current.config)
  }
  return current.config
}

/** An extension may announce itself after the page has looked for it. */
function takeUpLateWallets(config: WalletConfig): void {
  watchConnectors(config, {
    onChange: (connectors, before) => {
      const late = connectors.filter(({ id }) => before.every((each) => each.id !== id))
      void takeUp(config, late)
    },
  })
}

async function takeUp(config: WalletConfig, late: Connector[]): Promise<void> {
  const last = await config.storage?.getItem('recentConnectorId')
  const connectors = late.filter(({ id }) => id === last)
  if (connectors.length > 0 && config.state.status === 'disconnected') {
    await reconnect(config, { connectors })
  }
}

export async function disconnectWallet(): Promise<void> {
  if (current !== null) await disconnect(current.config)
}
