import { Badge } from './badge.tsx'

export type Network = 'localnet' | 'testnet' | 'mainnet'

const networks = {
  localnet: {
    tone: 'accent',
    word: 'SIMULATED',
    title: 'A market on this machine. No real money.',
  },
  testnet: { tone: 'warn', word: 'TESTNET', title: 'Hyperliquid testnet. No real money.' },
  mainnet: { tone: 'danger', word: 'LIVE', title: 'Hyperliquid. Real money.' },
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
