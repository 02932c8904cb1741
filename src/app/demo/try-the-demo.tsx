import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { readLastNumbers } from '../../lib/kept/last-numbers.ts'
import { browserStorage } from '../../lib/kept/stored.ts'
import { formatMoney } from '../../lib/numbers/format.ts'
import { hasDemoKey, isDemoConnected } from '../../wallet/demo/demo-key.ts'
import { paths } from '../paths.ts'

export interface TryTheDemoProps {
  variant?: 'primary' | 'secondary'
  /** Where to go on afterwards. */
  next?: string | undefined
}

/** Whose browser has a demo wallet goes on with it. */
export function TryTheDemo({ variant = 'primary', next }: TryTheDemoProps) {
  return (
    <Link href={paths.demo(next)} asChild>
      <LinkButton href={paths.demo(next)} variant={variant} className="self-start">
        {demoWords()}
      </LinkButton>
    </Link>
  )
}

function demoWords(): string {
  if (!hasDemoKey()) return t`Try the demo`
  const [session, ...others] =
    (isDemoConnected(browserStorage) && readLastNumbers()?.sessions) || []
  if (session === undefined) return t`Go on with your demo`
  const net = formatMoney(session.net, { signed: true })
  return others.length === 0
    ? t`Go on: ${session.symbol} running, ${net}`
    : t`Go on: ${session.symbol} and ${others.length} more running`
}
