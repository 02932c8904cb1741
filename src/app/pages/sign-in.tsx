import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link, useLocation, useSearch } from 'wouter'
import { useWorld } from '../../api/exchange/world.ts'
import { useAuth } from '../../features/account/sign-in/auth.ts'
import { SignInPanel } from '../../features/account/sign-in/sign-in-panel.tsx'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'
import { hasDemoKey } from '../../wallet/demo/demo-key.ts'
import { TryTheDemo } from '../demo/try-the-demo.tsx'
import { paths } from '../paths.ts'

/** Shown at the address of a page that needs an account; after signing in the person is on that page. */
export default function SignInRoute() {
  const isLocal = useWorld().localnet !== null
  const hasDemo = hasDemoKey()
  const here = useHere()
  const { state } = useAuth()
  if (state.status === 'unlinked') return <LinkWallet email={state.person.email} />
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

/** Somebody without a wallet at the address of a page that needs one. */
function LinkWallet({ email }: { email: string }) {
  return (
    <div className="mx-auto flex max-w-md flex-col gap-8 pt-4 sm:pt-12">
      <title>{t`Link a wallet · Alura`}</title>
      <h1 className="text-xl font-semibold">{t`Link a wallet`}</h1>
      <p className="text-pretty text-muted">
        <Trans>
          You are signed in as <span className="break-all text-text">{email}</span>, without a
          wallet. This page trades, or shows an account that does: link one to go on here.
        </Trans>
      </p>
      <WalletProvider>
        <SignInPanel />
      </WalletProvider>
      <p>
        <Link href={paths.lab()} className="underline underline-offset-4">
          {t`Go on without a wallet in the lab`}
        </Link>
      </p>
    </div>
  )
}

function useHere(): string {
  const [path] = useLocation()
  const search = useSearch()
  return search === '' ? path : `${path}?${search}`
}
