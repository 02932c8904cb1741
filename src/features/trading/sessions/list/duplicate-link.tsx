import { CopyPlus } from 'lucide-react'
import { Link } from 'wouter'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { paths } from '../../../../app/paths.ts'
import { LinkButton } from '../../../../ui/form/link-button.tsx'

/** To the form, filled in as this session was. */
export function DuplicateLink({ session }: { session: Session }) {
  const href = paths.newSession(session)
  return (
    <Link href={href} asChild>
      <LinkButton href={href} size="sm" icon={<CopyPlus aria-hidden className="size-4" />}>
        Duplicate settings
      </LinkButton>
    </Link>
  )
}
