import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { EmptyMessage } from '../ui/feedback/empty-message.tsx'
import { LinkButton } from '../ui/form/link-button.tsx'
import { paths } from './paths.ts'

export function NotFound() {
  return (
    <>
      <title>{t`Not found · Alura`}</title>
      <h1 className="sr-only">{t`Page not found`}</h1>
      <EmptyMessage
        title={t`There is nothing at this address`}
        action={
          <Link href={paths.home()} asChild>
            <LinkButton href={paths.home()}>{t`Go to the start`}</LinkButton>
          </Link>
        }
      >{t`It may have been mistyped, or it belongs to another account.`}</EmptyMessage>
    </>
  )
}
