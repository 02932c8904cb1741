import { Skeleton } from '../ui/feedback/skeleton.tsx'

/** Shown while a page's code is loading. */
export function PageSkeleton() {
  return (
    <div className="flex flex-col gap-6" aria-busy>
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-64 w-full" />
    </div>
  )
}
