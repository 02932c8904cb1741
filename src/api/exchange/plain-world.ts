// The configuration of a server that does not tell its own: the build's settings, or the public test network, on
// which the documented API runs.
import { Network, type Config } from '../../../contract/ops/config.ts'
import { networkFacts } from '../../../contract/networks.ts'

export interface WorldSettings {
  VITE_NETWORK?: string | undefined
  VITE_EXCHANGE_URL?: string | undefined
  VITE_RPC_URL?: string | undefined
}

/** Throws for an unknown network. Minimums and fees are from the exchange's documentation. */
export function plainWorld(settings: WorldSettings): Config {
  const network = Network.parse(settings.VITE_NETWORK || 'testnet')
  const { exchange, chain } = networkFacts[network]
  const exchangeUrl = settings.VITE_EXCHANGE_URL || exchange.url
  return {
    network,
    simulated: network === 'localnet',
    chain: { ...chain, rpcUrl: settings.VITE_RPC_URL || chain.rpcUrl },
    deposits: { route: 'bridge', status: network === 'localnet' ? 'current' : 'legacy' },
    exchange: { url: exchangeUrl, wsUrl: `${exchangeUrl.replace(/^http/, 'ws')}/ws` },
    publicUrl: null,
    localnet: network === 'localnet' ? { url: exchangeUrl } : null,
    minimums: { budget: '10', deposit: '5', order: '10' },
    fees: { withdraw: '1', taker: '0.00045', maker: '0.00015', builder: '0.0001' },
  }
}
