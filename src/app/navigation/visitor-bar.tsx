import { t } from '@lingui/core/macro'
import { Link, useLocation } from 'wouter'
import { useWorld } from '../../api/exchange/world.ts'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { hasDemoKey } from '../../wallet/demo/demo-key.ts'
import { Connect } from '../connect/connect.tsx'
import { paths } from '../paths.ts'
import { ThemeSwitch } from './theme-switch.tsx'

/** Buttons to sign in, on public pages that do not have them. */
export function VisitorBar() {
  const [location] = useLocation()
  const isLocal = useWorld().localnet !== null
  const offersNone = [paths.markets(), paths.leaderboard(), paths.lab()].some((each) =>
    location.startsWith(each),
  )
  if (!offersNone) return <ThemeSwitch />
  return (
    <>
      {isLocal && (
        <Link href={paths.demo()} asChild>
          <LinkButton href={paths.demo()} size="sm" variant="quiet" className="max-lg:hidden">
            {hasDemoKey() ? t`Go on with your demo` : t`Try the demo`}
          </LinkButton>
        </Link>
      )}
      <Connect label={t`Connect`} size="sm" />
      <span className="max-md:hidden">
        <ThemeSwitch />
      </span>
    </>
  )
}
