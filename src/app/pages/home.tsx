import { useWorld } from '../../api/world.ts'
import { HomePage } from '../../features/home/home-page.tsx'
import { Connect } from '../connect.tsx'
import { TryTheDemo } from '../demo/try-the-demo.tsx'

export default function HomeRoute() {
  const isLocal = useWorld().localnet !== null
  return <HomePage connect={<Connect />} demo={isLocal ? <TryTheDemo /> : null} />
}
