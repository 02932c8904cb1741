// Features of the venue that do not exist here: vaults, staking, deployments, multi-signature accounts. The answers
// are the venue's for an account that never used them.
import * as z from 'zod'
import { wireAddress } from '../trading/requests.ts'
import { ofUser } from './account.ts'
import { defineInfo } from './request.ts'

const anything = z.object({})
const none = defineInfo(anything, () => [])
const noneOfUser = defineInfo(ofUser, () => [])
const nothingOfUser = defineInfo(ofUser, () => null)

export const notHere = {
  userVaultEquities: noneOfUser,
  leadingVaults: noneOfUser,
  vaultSummaries: none,
  vaultDetails: defineInfo(z.object({ vaultAddress: wireAddress }), () => null),

  delegations: noneOfUser,
  delegatorRewards: noneOfUser,
  delegatorHistory: noneOfUser,
  delegatorSummary: defineInfo(ofUser, () => ({
    delegated: '0.0',
    undelegated: '0.0',
    totalPendingWithdrawal: '0.0',
    nPendingWithdrawals: 0,
  })),
  validatorSummaries: none,

  userToMultiSigSigners: nothingOfUser,
  userDexAbstraction: nothingOfUser,
  isVip: nothingOfUser,
  legalCheck: defineInfo(ofUser, () => ({
    acceptedTerms: true,
    userAllowed: true,
    restrictions: 'n',
  })),

  perpsAtOpenInterestCap: none,
  perpCategories: none,
  liquidatable: none,
  gossipRootIps: none,
  perpDeployAuctionStatus: defineInfo(anything, (venue) => auctionAt(venue.at)),
  spotDeployState: defineInfo(ofUser, (venue) => ({ states: [], gasAuction: auctionAt(venue.at) })),
}

function auctionAt(time: number) {
  return {
    startTimeSeconds: Math.floor(time / 1_000),
    durationSeconds: 111_600,
    startGas: '500.0',
    currentGas: '500.0',
    endGas: null,
  }
}
