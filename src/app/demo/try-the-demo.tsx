import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { paths } from '../paths.ts'

export function TryTheDemo({ variant = 'primary' }: { variant?: 'primary' | 'secondary' }) {
  return (
    <Link href={paths.demo()} asChild>
      <LinkButton
        href={paths.demo()}
        variant={variant}
        className="self-start"
      >{t`Try the demo`}</LinkButton>
    </Link>
  )
}
