import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { NotFound } from '../../not-found.tsx'
import { PageSkeleton } from '../../page-skeleton.tsx'
import { paths } from '../../paths.ts'

const TradesRoute = lazyPart(() => import('./journal-trades.tsx'), { reloads: true })
const TradeRoute = lazyPart(() => import('./journal-trade.tsx'), { reloads: true })
const AnalyticsRoute = lazyPart(() => import('./journal-analytics.tsx'), { reloads: true })
const EntriesRoute = lazyPart(() => import('./journal-entries.tsx'), { reloads: true })
const ImportRoute = lazyPart(() => import('./journal-import.tsx'), { reloads: true })

/** The journal's own routes, apart from the others, so that the first load of `/` has none of them. */
export default function JournalRoute() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Switch>
        <Route path={paths.journal()} component={TradesRoute} />
        <Route path="/journal/trades/:tradeId">
          {({ tradeId }) => <TradeRoute tradeId={tradeId} />}
        </Route>
        <Route path={paths.journalAnalytics()} component={AnalyticsRoute} />
        <Route path={paths.journalEntries()} component={EntriesRoute} />
        <Route path={paths.journalImport()} component={ImportRoute} />
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  )
}
