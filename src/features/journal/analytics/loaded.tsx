import { useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { messageFor } from '../../../api/errors.ts'
import type { ApiKey } from '../../../api/query.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'

export interface LoadedProps<Data> {
  query: UseQueryResult<Data>
  /** What did not load, as a sentence. */
  failed: string
  /** A class that sets the height of what is coming. */
  height?: string
  children: (data: Data) => ReactNode
}

/** A part that loads and fails on its own; what an older filter left is faint until the new has come. */
export function Loaded<Data>({ query, failed, height = 'h-72', children }: LoadedProps<Data>) {
  if (query.data !== undefined) {
    return (
      <div
        aria-busy={query.isPlaceholderData}
        className={query.isPlaceholderData ? 'min-w-0 opacity-60' : 'min-w-0'}
      >
        {children(query.data)}
      </div>
    )
  }
  if (query.error) {
    return (
      <ErrorMessage
        title={failed}
        message={messageFor(query.error)}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    )
  }
  return <Skeleton className={`w-full ${height}`} />
}

export interface PartProps<Data> extends Omit<LoadedProps<Data>, 'query'> {
  query: UseQueryOptions<Data, Error, Data, ApiKey>
}

/** It asks by itself, so that what arrives draws this part anew and no other. */
export function Part<Data>({ query, ...props }: PartProps<Data>) {
  return <Loaded query={useQuery(query)} {...props} />
}
