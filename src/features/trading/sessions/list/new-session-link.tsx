import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { paths } from '../../../../app/paths.ts'
import { LinkButton } from '../../../../ui/form/link-button.tsx'

export function NewSessionLink() {
  return (
    <Link href={paths.newSession()} asChild>
      <LinkButton href={paths.newSession()} variant="primary">{t`Start a session`}</LinkButton>
    </Link>
  )
}
