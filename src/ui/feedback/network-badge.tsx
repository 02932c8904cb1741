import { t } from '@lingui/core/macro'
import { Badge } from './badge.tsx'

export type Network = 'localnet' | 'testnet' | 'mainnet'

const networks = {
  localnet: {
    tone: 'accent',
    get word() {
      return t`SIMULATED`
    },
    get title() {
      return t`A market on this machine. No real money.`
    },
  },
  testnet: {
    tone: 'warn',
    get word() {
      return t`TESTNET`
    },
    get title() {
      return t`Hyperliquid testnet. No real money.`
    },
  },
  mainnet: {
    tone: 'danger',
    get word() {
      return t`LIVE`
    },
    get title() {
      return t`Hyperliquid. Real money.`
    },
  },
} as const

/** The network that the numbers on screen are from. Always visible. */
export function NetworkBadge({ network }: { network: Network }) {
  const { tone, word, title } = networks[network]
  return (
    <span title={title}>
      <Badge tone={tone}>{word}</Badge>
    </span>
  )
}
