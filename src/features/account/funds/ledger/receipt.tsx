import { t } from '@lingui/core/macro'
import { ExternalLink } from 'lucide-react'
import type { Network } from '../../../../../contract/ops/config.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { Address } from '../../../../ui/figures/address.tsx'

/** Localnet has no public explorer. */
const explorers: Record<Network, string | null> = {
  localnet: null,
  testnet: 'https://sepolia.arbiscan.io/tx/',
  mainnet: 'https://arbiscan.io/tx/',
}

/** A transaction on the chain: its hash to copy, and a link to an explorer. */
export function Receipt({ txHash }: { txHash: string }) {
  const explorer = explorers[useWorld().network]
  return (
    <span className="inline-flex items-center gap-2">
      <Address address={txHash} name={t`transaction hash`} />
      {explorer !== null && (
        <a
          href={`${explorer}${txHash}`}
          target="_blank"
          rel="noreferrer"
          aria-label={t`Look it up in the block explorer`}
          className="inline-grid size-6 place-items-center text-muted hover:text-accent pointer-coarse:size-11"
        >
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      )}
    </span>
  )
}
