import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { preflightSession } from '../../../../../../contract/sessions/session-starts.ts'
import { ApiError } from '../../../../../api/errors.ts'
import { apiQuery, invalidate } from '../../../../../api/query.ts'
import { useSignedIn } from '../../../../../api/viewer.ts'
import { useSettled } from '../../../../../lib/hooks/use-settled.ts'
import { type Draft, startBody } from '../draft.ts'
import { awaitedChecks, ownPreflight, type Check, type PreflightFacts } from './preflight.ts'

const settleMs = 300
const recheckMs = 30_000

export interface PreflightState {
  checks: readonly Check[]
  /** The server did not answer, so that the checks are unknown. */
  error: Error | null
  isChecking: boolean
  retry: () => void
}

/**
 * Requested once the fields have not changed for a moment, again when something relevant has changed, and now and
 * then.
 */
export function usePreflight(
  draft: Draft | null,
  assetIndex: number,
  facts: PreflightFacts,
): PreflightState {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const body = useSettled(draft && JSON.stringify(startBody(draft, assetIndex)), settleMs)
  const asked = useQuery({
    ...apiQuery(viewer, preflightSession, { body: bodyFrom(body) }),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (hasNoPreflight(state.error) ? false : recheckMs),
    staleTime: recheckMs,
    throwOnError: false,
  })

  const { tradingKey, free, running } = facts
  const dependsOn = JSON.stringify([
    tradingKey?.approved,
    tradingKey?.builder.approved,
    free,
    running?.map(({ id }) => id),
  ])
  useEffect(() => {
    void invalidate(client, preflightSession)
  }, [client, dependsOn])

  const isMissing = hasNoPreflight(asked.error)
  return {
    checks: isMissing ? ownPreflight(facts) : (asked.data?.checks ?? awaitedChecks),
    error: isMissing || asked.data !== undefined ? null : asked.error,
    isChecking: asked.isFetching,
    retry: () => void asked.refetch(),
  }
}

/** An API without the endpoint matches its path with another route. */
function hasNoPreflight(error: Error | null): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 405)
}

/** It was made from one by JSON.stringify; an empty one is never sent. */
function bodyFrom(text: string | null): ReturnType<typeof startBody> {
  return JSON.parse(text ?? '{}') as ReturnType<typeof startBody>
}
