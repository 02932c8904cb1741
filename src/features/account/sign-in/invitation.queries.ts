import { queryOptions } from '@tanstack/react-query'
import { checkReferralCode } from '../../../../contract/money/referrals.ts'
import { apiQuery } from '../../../api/query.ts'

/** Whether the code exists. */
export function invitationQuery(code: string) {
  return queryOptions({
    ...apiQuery(null, checkReferralCode, { body: { code } }),
    staleTime: 60_000,
    throwOnError: false,
  })
}
