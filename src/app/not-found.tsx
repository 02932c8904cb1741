import { Link } from 'wouter'
import { EmptyMessage } from '../ui/feedback/empty-message.tsx'
import { LinkButton } from '../ui/form/link-button.tsx'
import { paths } from './paths.ts'

export function NotFound() {
  return (
    <>
      <title>Not found · Alura</title>
      <h1 className="sr-only">Page not found</h1>
      <EmptyMessage
        title="There is nothing at this address"
        action={
          <Link href={paths.home()} asChild>
            <LinkButton href={paths.home()}>Go to the start</LinkButton>
          </Link>
        }
      >
        It may have been mistyped, or it belongs to another account.
      </EmptyMessage>
    </>
  )
}
