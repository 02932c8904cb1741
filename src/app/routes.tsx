import { lazy, Suspense, type ReactNode } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { useViewer } from '../api/viewer.ts'
import { NotFound } from './not-found.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { paths, patterns } from './paths.ts'
import { RouteBoundary } from './route-boundary.tsx'

const HomeRoute = lazy(() => import('./pages/home.tsx'))
const SignInRoute = lazy(() => import('./pages/sign-in.tsx'))
const DemoRoute = lazy(() => import('./pages/demo.tsx'))
const OverviewRoute = lazy(() => import('./pages/overview.tsx'))
const SessionsRoute = lazy(() => import('./pages/sessions.tsx'))
const NewSessionRoute = lazy(() => import('./pages/new-session.tsx'))
const SessionRoute = lazy(() => import('./pages/session.tsx'))
const PositionsRoute = lazy(() => import('./pages/positions.tsx'))
const MarketsRoute = lazy(() => import('./pages/markets.tsx'))
const MarketRoute = lazy(() => import('./pages/market.tsx'))
const LeaderboardRoute = lazy(() => import('./pages/leaderboard.tsx'))
const TraderRoute = lazy(() => import('./pages/trader.tsx'))
const AnalyticsRoute = lazy(() => import('./pages/analytics.tsx'))
const InviteRoute = lazy(() => import('./pages/invite.tsx'))
const FundsRoute = lazy(() => import('./pages/funds.tsx'))
const SettingsRoute = lazy(() => import('./pages/settings.tsx'))
const DesignRoute = lazy(() => import('./pages/design.tsx'))

export function Routes() {
  const [location] = useLocation()
  return (
    <RouteBoundary key={location}>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          <Route path={patterns.home}>
            <Home />
          </Route>
          <Route path={patterns.demo} component={DemoRoute} />
          <Route path={patterns.design} component={DesignRoute} />
          <Route path={patterns.markets} component={MarketsRoute} />
          <Route path={patterns.market}>{({ symbol }) => <MarketRoute symbol={symbol} />}</Route>
          <Route path={patterns.leaderboard} component={LeaderboardRoute} />
          <Route path={patterns.analytics} component={AnalyticsRoute} />
          <Route path={patterns.trader}>{({ userId }) => <TraderRoute userId={userId} />}</Route>
          <Route path={patterns.invite} component={InviteRoute} />
          <Route path={patterns.overview}>
            <SignedIn>
              <OverviewRoute />
            </SignedIn>
          </Route>
          <Route path={patterns.sessions}>
            <SignedIn>
              <SessionsRoute />
            </SignedIn>
          </Route>
          <Route path={patterns.newSession}>
            <SignedIn>
              <NewSessionRoute />
            </SignedIn>
          </Route>
          <Route path={patterns.session}>
            {({ sessionId }) => (
              <SignedIn>
                <SessionRoute sessionId={sessionId} />
              </SignedIn>
            )}
          </Route>
          <Route path={patterns.positions}>
            <SignedIn>
              <PositionsRoute />
            </SignedIn>
          </Route>
          <Route path={patterns.funds}>
            <SignedIn>
              <FundsRoute />
            </SignedIn>
          </Route>
          <Route path={patterns.settings}>
            <SignedIn>
              <SettingsRoute />
            </SignedIn>
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </RouteBoundary>
  )
}

function Home() {
  return useViewer() === null ? <HomeRoute /> : <Redirect to={paths.overview()} replace />
}

/** The page, or the sign-in at the page's own address: whoever signs in is where they wanted to be. */
function SignedIn({ children }: { children: ReactNode }) {
  return useViewer() === null ? <SignInRoute /> : children
}
