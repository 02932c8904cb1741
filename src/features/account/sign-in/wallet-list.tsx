import { t } from '@lingui/core/macro'
import { Wallet } from 'lucide-react'
import { useConnectors, type Connector } from 'wagmi'
import { listWallets } from '../../../wallet/wallets.ts'
import { NoWallet } from './elsewhere/no-wallet.tsx'
import { Spinner } from '../../../ui/feedback/spinner.tsx'
import type { SignInStep } from './sign-in.ts'

export interface WalletListProps {
  /** The wallet that is being used to sign in. */
  busy: Connector | undefined
  step: SignInStep | 'idle'
  onPick: (connector: Connector) => void
}

const stepWords: Record<SignInStep, string> = {
  get connecting() {
    return t`Connecting…`
  },
  get signing() {
    return t`Sign the message in your wallet`
  },
  get verifying() {
    return t`Verifying…`
  },
}

/** The wallets in this browser, with name and icon. */
export function WalletList({ busy, step, onPick }: WalletListProps) {
  const wallets = listWallets(useConnectors())
  if (wallets.length === 0) return <NoWallet />
  return (
    <ul className="flex flex-col" aria-label={t`Wallets`}>
      {wallets.map((wallet) => {
        const isBusy = step !== 'idle' && busy?.uid === wallet.uid
        return (
          <li key={wallet.uid} className="border-t border-line last:border-b">
            <button
              type="button"
              disabled={step !== 'idle'}
              onClick={() => onPick(wallet)}
              aria-label={t`Connect ${wallet.name}`}
              className="flex min-h-14 w-full -outline-offset-2! items-center gap-3 text-left font-medium transition-colors hover:text-accent disabled:cursor-default disabled:text-muted"
            >
              <WalletIcon icon={wallet.icon} />
              {wallet.name}
              {isBusy && (
                <span className="ml-auto flex items-center gap-2 text-xs font-normal">
                  <Spinner /> {stepWords[step]}
                </span>
              )}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function WalletIcon({ icon }: { icon: string | undefined }) {
  if (icon === undefined) return <Wallet aria-hidden className="size-6 text-muted" />
  return <img src={icon.trim()} alt="" width={24} height={24} className="size-6 rounded-sm" />
}
