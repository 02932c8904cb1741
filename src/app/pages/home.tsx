import { useWorld } from '../../api/exchange/world.ts'
import { Invitation } from '../../features/account/sign-in/invitation.tsx'
import { HomePage } from '../../features/home/home-page.tsx'
import { Connect } from '../connect/connect.tsx'
import { TryTheDemo } from '../demo/try-the-demo.tsx'

export default function HomeRoute() {
  const isLocal = useWorld().localnet !== null
  return (
    <>
      <Invitation className="mb-6 block max-w-lg" />
      <HomePage connect={<Connect />} demo={isLocal ? <TryTheDemo /> : null} />
    </>
  )
}
