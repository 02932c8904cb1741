import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { hasDemoKey } from '../../wallet/demo/demo-key.ts'
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
        {hasDemoKey() ? t`Go on with your demo` : t`Try the demo`}
      </LinkButton>
    </Link>
  )
}
