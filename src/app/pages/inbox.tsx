import { InboxPage } from '../../features/account/inbox/inbox-page.tsx'

export default function InboxRoute() {
  return <InboxPage />
}
