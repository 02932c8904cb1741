import { t } from '@lingui/core/macro'
import { CopyPlus } from 'lucide-react'
import { Link } from 'wouter'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { paths } from '../../../../app/paths.ts'
import { LinkButton } from '../../../../ui/form/link-button.tsx'

export interface DuplicateLinkProps {
  session: Session
  /** Shows only the icon. */
  isShort?: boolean
}

/** A link to the form, prefilled with this session's settings. */
export function DuplicateLink({ session, isShort = false }: DuplicateLinkProps) {
  const href = paths.newSession(session)
  return (
    <Link href={href} asChild>
      <LinkButton href={href} size="sm" icon={<CopyPlus aria-hidden className="size-4" />}>
        <span className={isShort ? 'sr-only' : undefined}>{t`Duplicate settings`}</span>
      </LinkButton>
    </Link>
  )
}
