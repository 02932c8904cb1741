import { Suspense, type ComponentType, type ReactNode } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { ViewerContext } from '../api/viewer.ts'
import { useAuth } from '../features/account/sign-in/auth.ts'
import { unlinkedViewer } from '../features/account/sign-in/password/unlinked-viewer.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { NotFound } from './not-found.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { paths, patterns } from './paths.ts'
import { RouteBoundary } from './route-boundary.tsx'

/** Opening a page means leaving the one before, including what was typed there, so that a reload is allowed. */
const page = <Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazyPart(load, { reloads: true })

const HomeRoute = page(() => import('./pages/home.tsx'))
const SignInRoute = page(() => import('./pages/sign-in.tsx'))
const DemoRoute = page(() => import('./pages/demo.tsx'))
const OverviewRoute = page(() => import('./pages/overview.tsx'))
const SessionsRoute = page(() => import('./pages/sessions.tsx'))
const NewSessionRoute = page(() => import('./pages/new-session.tsx'))
const SessionRoute = page(() => import('./pages/session.tsx'))
const PositionsRoute = page(() => import('./pages/positions.tsx'))
const MarketsRoute = page(() => import('./pages/markets.tsx'))
const MarketRoute = page(() => import('./pages/market.tsx'))
const TradeRoute = page(() => import('./pages/trade.tsx'))
const LeaderboardRoute = page(() => import('./pages/leaderboard.tsx'))
const TraderRoute = page(() => import('./pages/trader.tsx'))
const AnalyticsRoute = page(() => import('./pages/analytics.tsx'))
const InviteRoute = page(() => import('./pages/invite.tsx'))
const StrategyRoute = page(() => import('./pages/strategy.tsx'))
const HelpRoute = page(() => import('./pages/help.tsx'))
const FundsRoute = page(() => import('./pages/funds.tsx'))
const InboxRoute = page(() => import('./pages/inbox.tsx'))
const SettingsRoute = page(() => import('./pages/settings.tsx'))
const JournalRoute = page(() => import('./pages/journal/journal.tsx'))
const LabRoute = page(() => import('./pages/lab/lab.tsx'))
const TradersRoute = page(() => import('./pages/traders/traders.tsx'))
const DesignRoute = page(() => import('./pages/design.tsx'))

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
          <Route path={patterns.trade}>
            {({ symbol }) => (
              <SignedIn>
                <TradeRoute symbol={symbol} />
              </SignedIn>
            )}
          </Route>
          <Route path={patterns.leaderboard} component={LeaderboardRoute} />
          <Route path={patterns.analytics} component={AnalyticsRoute} />
          <Route path={patterns.trader}>{({ userId }) => <TraderRoute userId={userId} />}</Route>
          <Route path={patterns.invite} component={InviteRoute} />
          <Route path={patterns.strategy} component={StrategyRoute} />
          <Route path={patterns.help} component={HelpRoute} />
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
          <Route path={patterns.journal}>
            <SignedIn>
              <JournalRoute />
            </SignedIn>
          </Route>
          <Route path={patterns.lab}>
            <ForPersons>
              <LabRoute />
            </ForPersons>
          </Route>
          <Route path={patterns.traders}>
            <ForPersons>
              <TradersRoute />
            </ForPersons>
          </Route>
          <Route path={patterns.inbox}>
            <SignedIn>
              <InboxRoute />
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
  const { state } = useAuth()
  if (state.status === 'resuming') return <PageSkeleton />
  if (state.status === 'out') return <HomeRoute />
  return <Redirect to={state.status === 'unlinked' ? paths.lab() : paths.overview()} replace />
}

/** The page, or the sign-in at the same address, so that a person who signs in is where they wanted to be. */
function SignedIn({ children }: { children: ReactNode }) {
  const { state } = useAuth()
  if (state.status === 'resuming') return <PageSkeleton />
  return 'login' in state ? children : <SignInRoute />
}

/** Pages that are also for those who have signed in without a wallet. */
function ForPersons({ children }: { children: ReactNode }) {
  const { state } = useAuth()
  if (state.status !== 'unlinked') return children
  return <ViewerContext value={unlinkedViewer(state.person.token)}>{children}</ViewerContext>
}
