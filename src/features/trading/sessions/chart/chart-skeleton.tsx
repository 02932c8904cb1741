import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'

/** As tall as the chart with its heading and legend. */
export function ChartSkeleton() {
  return (
    <div className="flex flex-col gap-2">
      <Skeleton className="h-10 w-64 max-w-full" />
      <Skeleton className="h-[25.5rem] w-full" />
    </div>
  )
}
