import { t } from '@lingui/core/macro'
import { Suspense, useEffect, useRef, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useFreshness } from '../api/freshness.ts'
import { useViewer } from '../api/viewer.ts'
import { useWorld } from '../api/exchange/world.ts'
import { useAuth } from '../features/account/sign-in/auth.ts'
import { cx } from '../lib/cx.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { NetworkBadge } from '../ui/feedback/network-badge.tsx'
import { useAlertWatch } from './alerts/use-alert-watch.ts'
import { DeviceNotices } from './notices/device-notices.tsx'
import { HealthDot } from './navigation/health-dot.tsx'
import { MainNavigation } from './navigation/main-navigation.tsx'
import { Keys } from './palette/keys.tsx'
import { paths } from './paths.ts'
import { StaleNotice } from './notices/stale-notice.tsx'
import { VisitorBar } from './navigation/visitor-bar.tsx'

// Loaded only for signed-in people.
const ViewerBar = lazyPart(() => import('./navigation/viewer-bar.tsx'), {
  look: 'button',
  get name() {
    return t`Account`
  },
})
const UnlinkedBar = lazyPart(() => import('./navigation/unlinked-bar.tsx'), {
  look: 'button',
  get name() {
    return t`Account`
  },
})
const ViewerNotice = lazyPart(() => import('./notices/viewer-notice.tsx'), {
  get name() {
    return t`What stands in the way of trading`
  },
})
const ViewerDialogs = lazyPart(() => import('./connect/viewer-dialogs.tsx'), {
  look: 'floating',
  get name() {
    return t`What asks before it acts`
  },
})

/** What is on screen around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const isSignedIn = useViewer() !== null
  const { status } = useAuth().state
  const isStale = useFreshness() === 'stale'
  const main = useFocusOnNavigation()
  useAlertWatch()
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
      >{t`Skip to content`}</a>
      <header className="sticky top-0 z-30 border-b border-line bg-page print:hidden">
        <div className="mx-auto flex h-14 max-w-[90rem] items-center gap-2 px-3 max-[22rem]:gap-1 max-[22rem]:px-1.5 sm:gap-3 sm:px-6 lg:max-[72rem]:gap-2 xl:gap-5">
          <Link
            href={isSignedIn ? paths.overview() : paths.home()}
            className="flex min-h-11 items-center gap-2 text-base font-semibold tracking-tight"
          >
            <img src="/icon.svg" alt="" width="24" height="24" className="size-6 shrink-0" />
            <span className="max-sm:sr-only lg:max-[72rem]:sr-only">{t`Alura`}</span>
          </Link>
          <NetworkBadge network={useWorld().network} />
          <HealthDot />
          <div className={isSignedIn ? 'max-lg:hidden' : 'max-sm:hidden'}>
            <MainNavigation label={t`Main`} orientation="bar" />
          </div>
          <div className="ml-auto flex items-center gap-1.5 sm:gap-4">
            {/* Signed-in people have it in the account's menu. */}
            {!isSignedIn && (
              <Link
                href={paths.help()}
                aria-label={t`Help`}
                title={t`Help`}
                className="grid size-10 shrink-0 place-items-center rounded-md text-muted transition-colors hover:bg-accent-soft hover:text-text pointer-coarse:size-11"
              >
                ?
              </Link>
            )}
            {isSignedIn ? (
              <Suspense fallback={null}>
                <ViewerBar />
              </Suspense>
            ) : status === 'unlinked' ? (
              <Suspense fallback={null}>
                <UnlinkedBar />
              </Suspense>
            ) : (
              status === 'out' && <VisitorBar />
            )}
          </div>
        </div>
      </header>
      <StaleNotice />
      {isSignedIn && (
        <Suspense fallback={null}>
          <ViewerNotice />
        </Suspense>
      )}
      <DeviceNotices />
      <Keys />
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        className={cx(
          'mx-auto w-full max-w-7xl px-4 pt-6 pb-12 outline-none sm:px-6 sm:pt-8',
          isSignedIn ? 'max-lg:pb-28' : 'max-sm:pb-28',
          // Results computed with old prices lose their colour; buttons that reduce risk keep theirs.
          isStale && '[--color-gain:var(--color-muted)] [--color-loss:var(--color-muted)]',
        )}
      >
        {children}
      </main>
      <div
        className={cx(
          'fixed inset-x-0 bottom-0 z-30 border-t border-line bg-page pb-[env(safe-area-inset-bottom)] print:hidden',
          isSignedIn ? 'lg:hidden' : 'sm:hidden',
        )}
      >
        <MainNavigation label={t`Main`} orientation="thumb" />
      </div>
      {isSignedIn && (
        <Suspense fallback={null}>
          <ViewerDialogs />
        </Suspense>
      )}
    </>
  )
}

/** A new page starts at its top, for eyes and screen readers alike. The first page of a visit is left as it is. */
function useFocusOnNavigation() {
  const [location] = useLocation()
  const main = useRef<HTMLElement>(null)
  const previous = useRef(location)
  useEffect(() => {
    if (previous.current === location) return
    previous.current = location
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [location])
  return main
}
