import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { messageFor } from '../../../api/errors.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import type { OwnedPosition } from './live-position.ts'
import { PositionsTable } from './positions-table.tsx'
import { useOpenPositions } from './use-open-positions.ts'

export interface OpenPositionsProps {
  emptyAction?: ReactNode
  /** Renders what is around the table. */
  children?: (items: readonly OwnedPosition[], table: ReactNode) => ReactNode
}

/** Open positions of all sessions. */
export function OpenPositions({ emptyAction, children }: OpenPositionsProps) {
  const { items, error, isFetching, retry } = useOpenPositions()
  if (items === undefined) {
    if (error === null) return <Skeleton className="h-32 w-full" />
    return <ErrorMessage message={messageFor(error)} onRetry={retry} retrying={isFetching} />
  }
  const table = (
    <PositionsTable
      caption={t`Open positions`}
      items={items}
      withSession
      empty={
        <EmptyMessage
          title={t`No session has an open position`}
          action={emptyAction}
        >{t`Positions that your sessions open show here, with their target, stop and result.`}</EmptyMessage>
      }
    />
  )
  return children === undefined ? table : children(items, table)
}
