import { Suspense, type ReactNode } from 'react'
import { Route, Switch, useSearchParams } from 'wouter'
import { useViewer } from '../../../api/viewer.ts'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { NotFound } from '../../not-found.tsx'
import { PageSkeleton } from '../../page-skeleton.tsx'
import { paths } from '../../paths.ts'
import SignInRoute from '../sign-in.tsx'

const ProgramsRoute = lazyPart(() => import('./lab-programs.tsx'), { reloads: true })
const NewRoute = lazyPart(() => import('./lab-new.tsx'))
const ProgramRoute = lazyPart(() => import('./lab-program.tsx'))
const RunsRoute = lazyPart(() => import('./lab-runs.tsx'), { reloads: true })
const RunRoute = lazyPart(() => import('./lab-run.tsx'), { reloads: true })
const CompareRoute = lazyPart(() => import('./lab-compare.tsx'), { reloads: true })
const SharedRoute = lazyPart(() => import('./lab-shared.tsx'), { reloads: true })
const TradersRoute = lazyPart(() => import('./lab-traders.tsx'), { reloads: true })
const PoolsRoute = lazyPart(() => import('./lab-pools.tsx'), { reloads: true })
const GuideRoute = lazyPart(() => import('./lab-guide.tsx'), { reloads: true })

/** The lab's own routes, apart from the others, so that the first load of `/` has none of them. */
export default function LabRoute() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Switch>
        <Route path={paths.lab()} component={ProgramsRoute} />
        <Route path={paths.newProgram()}>
          <New />
        </Route>
        <Route path="/lab/programs/:programId">
          {({ programId }) => (
            <SignedIn>
              <ProgramRoute programId={programId} />
            </SignedIn>
          )}
        </Route>
        <Route path={paths.labRuns()}>
          <SignedIn>
            <RunsRoute />
          </SignedIn>
        </Route>
        <Route path="/lab/runs/compare">
          <SignedIn>
            <CompareRoute />
          </SignedIn>
        </Route>
        <Route path="/lab/runs/:runId">
          {({ runId }) => (
            <SignedIn>
              <RunRoute runId={runId} />
            </SignedIn>
          )}
        </Route>
        <Route path="/lab/shared/:token">{({ token }) => <SharedRoute token={token} />}</Route>
        <Route path={paths.labTraders()}>
          <SignedIn>
            <TradersRoute />
          </SignedIn>
        </Route>
        <Route path={paths.labPools()}>
          <SignedIn>
            <PoolsRoute />
          </SignedIn>
        </Route>
        <Route path={paths.labGuide()} component={GuideRoute} />
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  )
}

function SignedIn({ children }: { children: ReactNode }) {
  return useViewer() === null ? <SignInRoute /> : children
}

/** Anybody can try a program; who wants to save it signs in at the same address. */
function New() {
  const isViewer = useViewer() !== null
  const [search] = useSearchParams()
  return search.has('save') && !isViewer ? <SignInRoute /> : <NewRoute />
}
