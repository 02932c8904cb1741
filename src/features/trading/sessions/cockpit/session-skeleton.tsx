import { t } from '@lingui/core/macro'
import { Cockpit, useHasCockpit } from '../../../../ui/cockpit.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { ChartSkeleton } from '../chart/chart-skeleton.tsx'

/** Placeholder of the same shape while the session loads. */
export function SessionSkeleton() {
  if (useHasCockpit()) {
    return (
      <Cockpit
        side={<Skeleton className="mx-4 h-40" />}
        panelLabel={t`Positions and decisions`}
        panel={<Skeleton className="m-4 flex-1" />}
      >
        <Skeleton className="h-52 w-full" />
        <Skeleton className="w-full flex-1" />
      </Cockpit>
    )
  }
  return (
    <div className="flex flex-col gap-8" aria-busy>
      <Skeleton className="h-36 w-full" />
      <ChartSkeleton />
      <Skeleton className="h-40 w-full" />
    </div>
  )
}
