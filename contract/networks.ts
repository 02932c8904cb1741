// Public facts about each network: the addresses of exchange, chain and USDC.
import type { CctpRoute, Config, Network } from './ops/config.ts'

export interface NetworkFacts {
  exchange: Config['exchange']
  chain: Config['chain']
  cctp: CctpRoute
}

/** About five seconds of Arbitrum's blocks. The exchange credits a little later, and its credit is what counts. */
const arbitrumConfirmations = 20

/**
 * USDC. The flat forwarding fee is 0.20 to 0.50; more is never taken, and the unused part is credited.
 * https://developers.circle.com/cctp/howtos/transfer-usdc-from-arbitrum-to-hypercore
 */
const circle = {
  domain: 19,
  chainDomain: 3,
  usdcVersion: '2',
  depositFee: '0.5',
  withdrawFee: '0.2',
  withdrawReserve: '0.01',
  minimumDeposit: '1',
}

/** Localnet's ports when it is started without settings. */
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
    cctp: {
      ...circle,
      extension: '0xA15BB66138824a1c7167f5E85b957d04Dd34E468',
      messenger: '0x700b6A60ce7EaaEA56F065753d8dcB9653dbAD35',
      forwarder: '0x02e39ECb8368b41bF68FF99ff351aC9864e5E2a2',
      usdc: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
      usdcName: 'USD Coin',
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
    // Circle's own USDC, which differs from the one that the testnet's bridge accepts.
    cctp: {
      ...circle,
      extension: '0x8E4e3d0E95C1bEC4F3eC7F69aa48473E0Ab6eB8D',
      messenger: '0x8FE6B999Dc680CcFDD5Bf7EB0974218be2542DAA',
      forwarder: '0x02e39ECb8368b41bF68FF99ff351aC9864e5E2a2',
      usdc: '0x75faf114eafb1BDbe2F0316DF893fd58CE46AA4d',
      usdcName: 'USD Coin',
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
    cctp: {
      ...circle,
      extension: '0xA95d9c1F655341597C94393fDdc30cf3c08E4fcE',
      messenger: '0x28b5a0e9C621a5BadaA536219b3a228C8168cf5d',
      forwarder: '0xb21D281DEdb17AE5B501F6AA8256fe38C4e45757',
      usdc: '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
      usdcName: 'USD Coin',
    },
  },
} as const satisfies Record<Network, NetworkFacts>
