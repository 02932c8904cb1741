import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import { paths } from '../../app/paths.ts'
import { LinkButton } from '../../ui/form/link-button.tsx'

export function NewSessionLink({ symbol, className }: { symbol: string; className: string }) {
  const href = paths.newSession({ symbol })
  return (
    <Link href={href} asChild>
      <LinkButton href={href} className={className}>
        <Trans>New session on {symbol}</Trans>
      </LinkButton>
    </Link>
  )
}
