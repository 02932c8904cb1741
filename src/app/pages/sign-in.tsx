import { t } from '@lingui/core/macro'
import { useLocation, useSearch } from 'wouter'
import { useWorld } from '../../api/exchange/world.ts'
import { SignInPanel } from '../../features/account/sign-in/sign-in-panel.tsx'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'
import { hasDemoKey } from '../../wallet/demo/demo-key.ts'
import { TryTheDemo } from '../demo/try-the-demo.tsx'

/** Shown at the address of a page that needs an account; after signing in the person is on that page. */
export default function SignInRoute() {
  const isLocal = useWorld().localnet !== null
  const hasDemo = hasDemoKey()
  const here = useHere()
  const demo = (variant: 'primary' | 'secondary') => <TryTheDemo variant={variant} next={here} />
  return (
    <div className="mx-auto flex max-w-md flex-col gap-8 pt-4 sm:pt-12">
      <title>{t`Sign in · Alura`}</title>
      <h1 className="text-xl font-semibold">{t`Sign in`}</h1>
      <p className="text-muted">{t`This page belongs to an account. Sign in to go on here; running sessions go on by themselves.`}</p>
      {isLocal && hasDemo && demo('primary')}
      <WalletProvider>
        <SignInPanel />
      </WalletProvider>
      {isLocal && !hasDemo && demo('secondary')}
    </div>
  )
}

function useHere(): string {
  const [path] = useLocation()
  const search = useSearch()
  return search === '' ? path : `${path}?${search}`
}
