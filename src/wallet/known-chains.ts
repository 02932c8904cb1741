// Where deposits go on real networks, compiled in. The server's configuration says the same; should the two ever
// differ, one of them has been tampered with, and nothing may be sent.
import type { Config } from '../../contract/ops/config.ts'

interface KnownChain {
  id: number
  usdc: string
  bridge: string
}

/** https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/bridge2 */
const known: Record<Exclude<Config['network'], 'localnet'>, KnownChain> = {
  mainnet: {
    id: 42_161,
    usdc: '0xaf88d065e77c8cc2239327c5edb3a432268e5831',
    bridge: '0x2df1c51e09aecf9cacb7bc98cb1742757f163df7',
  },
  testnet: {
    id: 421_614,
    usdc: '0x1baabb04529d43a73232b713c0fe471f7c7334d5',
    bridge: '0x08cfc1b6b2dcf36a1480b99353a354aa8ac56f89',
  },
}

/** What the server says otherwise than this dashboard knows; null when they agree, and on localnet. */
export function chainMismatch({
  network,
  chain,
}: Pick<Config, 'network' | 'chain'>): string | null {
  if (network === 'localnet') return isRealChain(chain.id) ? 'the chain id' : null
  const expected = known[network]
  if (chain.id !== expected.id) return 'the chain id'
  if (chain.usdc.toLowerCase() !== expected.usdc) return 'the address of USDC'
  return chain.bridge.toLowerCase() === expected.bridge ? null : 'the address of the bridge'
}

/** Localnet lives on a chain of its own: a "localnet" on a chain with real money is none. */
function isRealChain(id: number): boolean {
  return Object.values(known).some((chain) => chain.id === id)
}
