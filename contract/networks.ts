// Where each world's exchange and chain are, and what USDC is there: facts that anybody can look up.
import type { Config, Network } from './ops/config.ts'

export interface NetworkFacts {
  exchange: Config['exchange']
  chain: Config['chain']
}

/** About five seconds of Arbitrum's blocks; the exchange credits a little later, and its word is what counts. */
const arbitrumConfirmations = 20

/** Localnet's ports are those of a start without settings. */
export const networkFacts = {
  localnet: {
    exchange: { url: 'http://127.0.0.1:3001', wsUrl: 'ws://127.0.0.1:3001/ws' },
    chain: {
      id: 31_337,
      name: 'Alura Localnet',
      rpcUrl: 'http://127.0.0.1:8545',
      usdc: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
      bridge: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
      // As many as the local exchange waits for.
      confirmations: 2,
    },
  },
  testnet: {
    exchange: {
      url: 'https://api.hyperliquid-testnet.xyz',
      wsUrl: 'wss://api.hyperliquid-testnet.xyz/ws',
    },
    chain: {
      id: 421_614,
      name: 'Arbitrum Sepolia',
      rpcUrl: 'https://sepolia-rollup.arbitrum.io/rpc',
      usdc: '0x1baAbB04529D43a73232B713C0FE471f7c7334d5',
      bridge: '0x08cfc1B6b2dCF36A1480b99353A354AA8AC56f89',
      confirmations: arbitrumConfirmations,
    },
  },
  mainnet: {
    exchange: { url: 'https://api.hyperliquid.xyz', wsUrl: 'wss://api.hyperliquid.xyz/ws' },
    chain: {
      id: 42_161,
      name: 'Arbitrum One',
      rpcUrl: 'https://arb1.arbitrum.io/rpc',
      usdc: '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
      bridge: '0x2df1c51e09aecf9cacb7bc98cb1742757f163df7',
      confirmations: arbitrumConfirmations,
    },
  },
} as const satisfies Record<Network, NetworkFacts>
