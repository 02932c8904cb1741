import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Endpoint } from '../../../../contract/endpoint.ts'
import type { UserId } from '../../../../contract/primitives.ts'
import {
  checkReferralCode,
  getReferral,
  getReferralStats,
  listRewardClaims,
} from '../../../../contract/money/referrals.ts'
import { getProfile } from '../../../../contract/people/user.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiPages, apiQuery } from '../../../api/query.ts'
import { isOpenClaim } from './claims/claim-words.ts'

/** The endpoints whose data changes with a claim; includes the equity. */
export const claimData: readonly Endpoint[] = [getReferral, listRewardClaims, getProfile]

export function referralQuery(viewer: Viewer, userId: UserId, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, getReferral, { params: { userId } }),
    refetchInterval: pollMs,
    throwOnError: false,
  })
}

export function referralStatsQuery(viewer: Viewer, userId: UserId, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, getReferralStats, { params: { userId } }),
    refetchInterval: pollMs,
    throwOnError: false,
  })
}

const whileOpenMs = 3_000

export function claimPages(viewer: Viewer, userId: UserId, pollMs: number) {
  return infiniteQueryOptions({
    ...apiPages(viewer, listRewardClaims, { params: { userId }, query: { limit: '20' } }),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isOpenClaim)) ? whileOpenMs : pollMs,
    throwOnError: false,
  })
}

/** For a text that could be a code. If another person takes it meanwhile, making it is refused. */
export function codeCheckQuery(code: string) {
  return queryOptions({
    ...apiQuery(null, checkReferralCode, { body: { code } }),
    staleTime: 10_000,
    throwOnError: false,
  })
}
