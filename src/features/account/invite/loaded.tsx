import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { messageFor } from '../../../api/errors.ts'
import { clock } from '../../../lib/clock.ts'
import { formatClock } from '../../../lib/time.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'

export interface LoadedProps<T> {
  query: UseQueryResult<T>
  /** A placeholder of the final size. */
  blank: ReactNode
  /** Another part already says that the data is out of date. */
  quiet?: boolean
  children: (data: T) => ReactNode
}

/** Keeps known data on screen when a refresh fails, and says how old it is. */
export function Loaded<T>({ query, blank, quiet = false, children }: LoadedProps<T>) {
  const { data, error, refetch, isFetching } = query
  if (data !== undefined) {
    return (
      <>
        {!quiet && <AsOf query={query} />}
        {children(data)}
      </>
    )
  }
  if (error !== null) {
    return (
      <ErrorMessage
        message={messageFor(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    )
  }
  return blank
}

function AsOf({ query }: { query: UseQueryResult }) {
  if (!isBehind(query)) return null
  const why = query.error === null ? t`This browser is offline.` : messageFor(query.error)
  return (
    <output className="block text-xs text-warn">
      <Trans>
        As of {formatClock(clock.ofDevice(query.dataUpdatedAt))}, reconnecting. {why}
      </Trans>
    </output>
  )
}

/** Whether the last request failed, or requests are paused. */
export function isBehind({ error, fetchStatus }: UseQueryResult): boolean {
  return error !== null || fetchStatus === 'paused'
}
