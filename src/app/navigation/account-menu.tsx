import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { CircleUser, LogOut } from 'lucide-react'
import { useId } from 'react'
import { useConnection } from 'wagmi'
import { Link, useLocation } from 'wouter'
import { useSignedIn } from '../../api/viewer.ts'
import { newestQuery } from '../../features/account/inbox/inbox.queries.ts'
import { useAuth } from '../../features/account/sign-in/auth.ts'
import {
  paletteNames,
  palettes,
  setPalette,
  setTheme,
  themeNames,
  themes,
} from '../../lib/kept/theme.ts'
import { usePalette, useTheme } from '../../lib/kept/use-theme.ts'
import { Address } from '../../ui/figures/address.tsx'
import { Button } from '../../ui/form/button.tsx'
import { demoConnectorId } from '../../wallet/demo/demo-connector.ts'
import { accountPages } from './account-pages.ts'
import { pages } from './navigation-pages.ts'
import { paths } from '../paths.ts'
import { Segmented } from '../../ui/form/segmented.tsx'

/** A native popover: it closes on Escape and on a press outside without any script. */
export function AccountMenu() {
  const id = useId()
  const viewer = useSignedIn()
  const { address } = viewer
  const { connector } = useConnection()
  const auth = useAuth()
  const unread = useQuery(newestQuery(viewer, false)).data?.unread ?? 0
  const [, navigate] = useLocation()

  async function handleSignOut(): Promise<void> {
    await auth.signOut()
    navigate(paths.home())
  }

  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={t`Account`}
        className="relative inline-grid size-10 shrink-0 place-items-center rounded-md text-muted transition-colors hover:bg-accent-soft hover:text-text max-sm:size-11 pointer-coarse:size-11"
      >
        <CircleUser aria-hidden className="size-5" />
        {unread > 0 && (
          <span
            aria-hidden
            className="absolute top-2 right-2 size-2 rounded-full bg-accent min-[24rem]:hidden"
          />
        )}
      </button>
      <section
        id={id}
        popover="auto"
        aria-label={t`Account`}
        className="fixed inset-auto top-16 right-4 m-0 w-72 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-raised p-5 text-text shadow-pop [&:popover-open]:flex [&:popover-open]:flex-col [&:popover-open]:gap-5"
      >
        <div>
          <p className="label">{connector?.name ?? t`Wallet not connected`}</p>
          <Address address={address} name={t`your address`} />
          {connector?.id === demoConnectorId && (
            <p className="mt-1 text-xs text-pretty text-muted">{t`Made in this browser, its key is kept here. For the simulated market only.`}</p>
          )}
        </div>
        <Pages menuId={id} />
        <Preferences />
        <Button
          icon={<LogOut aria-hidden className="size-4" />}
          onClick={() => void handleSignOut()}
        >{t`Sign out`}</Button>
      </section>
    </>
  )
}

const menuPages = [
  accountPages.inbox,
  pages.funds,
  accountPages.invite,
  accountPages.settings,
  accountPages.reportCard,
  accountPages.help,
]

/** Pages about the account. The menu closes when one is chosen. */
function Pages({ menuId }: { menuId: string }) {
  return (
    <ul className="flex flex-col border-y border-line py-1">
      {menuPages.map(({ href, label, Icon }) => (
        <li key={href}>
          <Link
            href={href}
            onClick={() => document.getElementById(menuId)?.hidePopover()}
            className="flex h-10 items-center gap-3 rounded-sm text-muted transition-colors hover:text-text pointer-coarse:h-11"
          >
            <Icon aria-hidden className="size-4" />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Preferences() {
  return (
    <>
      <Segmented
        label={t`Theme`}
        value={useTheme()}
        options={themes.map((value) => ({ value, label: themeNames[value] }))}
        onValueChange={setTheme}
      />
      <Segmented
        label={t`Colours of gain and loss`}
        value={usePalette()}
        options={palettes.map((value) => ({ value, label: paletteNames[value] }))}
        onValueChange={setPalette}
      />
    </>
  )
}
