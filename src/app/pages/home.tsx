import { Suspense, useEffect, useState } from 'react'
import { useWorld } from '../../api/exchange/world.ts'
import { Invitation } from '../../features/account/sign-in/invitation.tsx'
import { HomePage } from '../../features/home/home-page.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Connect } from '../connect/connect.tsx'
import { TryTheDemo } from '../demo/try-the-demo.tsx'

const Play = lazyPart(() => import('../../features/trading/sessions/play/play.tsx'))

const firstLoadDone = 'first-load-done'

export default function HomeRoute() {
  const isLocal = useWorld().localnet !== null
  const [isPainted, setIsPainted] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      // What is fetched from here on is not part of the first load.
      performance.mark(firstLoadDone)
      setIsPainted(true)
    }, 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <Invitation className="mb-6 block max-w-lg" />
      <HomePage
        connect={<Connect />}
        demo={isLocal ? <TryTheDemo /> : null}
        play={
          isPainted && (
            <Suspense>
              <Play />
            </Suspense>
          )
        }
      />
    </>
  )
}
