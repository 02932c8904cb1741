import { useViewer } from '../../api/viewer.ts'
import { useWorld } from '../../api/exchange/world.ts'
import { InviteIntro } from '../../features/account/invite/invite-intro.tsx'
import { InvitePage } from '../../features/account/invite/invite-page.tsx'
import { Connect } from '../connect/connect.tsx'
import { TryTheDemo } from '../demo/try-the-demo.tsx'

export default function InviteRoute() {
  const isLocal = useWorld().localnet !== null
  if (useViewer() !== null) return <InvitePage />
  return <InviteIntro connect={<Connect />} demo={isLocal ? <TryTheDemo /> : null} />
}
