import * as contract from '../../../contract/endpoints.ts'
import { type Route, publicRoute, viewerRoute } from '../../route.ts'
import { checkReferralCode } from './check.ts'
import { claimReward } from './claim.ts'
import { createReferralCode } from './create-code.ts'
import { getReferral } from './get.ts'
import { listRewardClaims } from './list-claims.ts'
import { getReferralStats } from './stats.ts'

export const referralRoutes: Route[] = [
  publicRoute(contract.checkReferralCode, checkReferralCode),
  viewerRoute(contract.getReferral, getReferral),
  viewerRoute(contract.getReferralStats, getReferralStats),
  viewerRoute(contract.createReferralCode, createReferralCode),
  viewerRoute(contract.listRewardClaims, listRewardClaims),
  viewerRoute(contract.claimReward, claimReward),
]
