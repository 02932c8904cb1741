import { t } from '@lingui/core/macro'
import { useWorld } from '../../api/exchange/world.ts'
import { SignInPanel } from '../../features/account/sign-in/sign-in-panel.tsx'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'
import { TryTheDemo } from '../demo/try-the-demo.tsx'

/** Shown at the address of a page that needs an account; after signing in the person is on that page. */
export default function SignInRoute() {
  const isLocal = useWorld().localnet !== null
  return (
    <div className="mx-auto flex max-w-md flex-col gap-8 pt-4 sm:pt-12">
      <title>{t`Sign in · Alura`}</title>
      <h1 className="text-xl font-semibold">{t`Sign in`}</h1>
      <p className="text-muted">{t`This page belongs to an account. Sign in to go on here; running sessions go on by themselves.`}</p>
      <WalletProvider>
        <SignInPanel />
      </WalletProvider>
      {isLocal && <TryTheDemo variant="secondary" />}
    </div>
  )
}
