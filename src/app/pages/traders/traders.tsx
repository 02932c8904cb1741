import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { useViewer } from '../../../api/viewer.ts'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { NotFound } from '../../not-found.tsx'
import { PageSkeleton } from '../../page-skeleton.tsx'
import { paths } from '../../paths.ts'
import SignInRoute from '../sign-in.tsx'

const ArenaRoute = lazyPart(() => import('./traders-arena.tsx'), { reloads: true })
const NewRoute = lazyPart(() => import('./traders-new.tsx'))
const TermsRoute = lazyPart(() => import('./traders-terms.tsx'), { reloads: true })
const TraderRoute = lazyPart(() => import('./traders-own.tsx'), { reloads: true })

/** The routes of traders, apart from the others, so that the first load of `/` has none of them. */
export default function TradersRoute() {
  if (useViewer() === null) return <SignInRoute />
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Switch>
        <Route path={paths.traders()} component={ArenaRoute} />
        <Route path={paths.newTrader()} component={NewRoute} />
        <Route path="/traders/:traderId/terms">
          {({ traderId }) => <TermsRoute key={traderId} traderId={traderId} />}
        </Route>
        <Route path="/traders/:traderId">
          {({ traderId }) => <TraderRoute key={traderId} traderId={traderId} />}
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  )
}
