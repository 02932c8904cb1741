// The deposit addresses of real networks, compiled in. The server's configuration has the same; if they differ, one
// of them was tampered with, and nothing may be sent.
import { t } from '@lingui/core/macro'
import type { CctpRoute, Config } from '../../../contract/ops/config.ts'

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

/** What the server's configuration says differently; null when they agree, and on localnet. */
export function chainMismatch({
  network,
  chain,
  cctp,
}: Pick<Config, 'network' | 'chain' | 'cctp'>): string | null {
  if (network === 'localnet') return isRealChain(chain.id) ? t`the chain id` : null
  const expected = known[network]
  if (chain.id !== expected.id) return t`the chain id`
  if (chain.usdc.toLowerCase() !== expected.usdc) return t`the address of USDC`
  if (chain.bridge.toLowerCase() !== expected.bridge) return t`the address of the bridge`
  return cctp === undefined || isCircles(cctp, network)
    ? null
    : t`the addresses of Circle’s contracts`
}

/** https://developers.circle.com/cctp/references/hypercore-contract-addresses */
const circle: Record<keyof typeof known, readonly string[]> = {
  mainnet: [
    '0xa95d9c1f655341597c94393fddc30cf3c08e4fce',
    '0xb21d281dedb17ae5b501f6aa8256fe38c4e45757',
    '0xaf88d065e77c8cc2239327c5edb3a432268e5831',
  ],
  testnet: [
    '0x8e4e3d0e95c1bec4f3ec7f69aa48473e0ab6eb8d',
    '0x02e39ecb8368b41bf68ff99ff351ac9864e5e2a2',
    '0x75faf114eafb1bdbe2f0316df893fd58ce46aa4d',
  ],
}

function isCircles(cctp: CctpRoute, network: keyof typeof known): boolean {
  const named = [cctp.extension, cctp.forwarder, cctp.usdc].map((text) => text.toLowerCase())
  return cctp.domain === 19 && named.join() === circle[network].join()
}

/** Localnet uses a chain of its own: a "localnet" on a chain with real money is false. */
function isRealChain(id: number): boolean {
  return Object.values(known).some((chain) => chain.id === id)
}
