import { subAccountsOf } from '../funds/sub-accounts.ts'
import { ofUser } from './account.ts'
import { defineInfo } from './request.ts'
import { wireSpotAccount } from './kinds.ts'
import { wireAccount } from './wire.ts'

/** Null when there are none. */
export const subAccounts = defineInfo(ofUser, (venue, { user }) => {
  const found = subAccountsOf(venue, user)
  if (found.length === 0) return null
  return found.map(({ address, subAccount }) => ({
    name: subAccount.name,
    subAccountUser: address,
    master: user,
    clearinghouseState: wireAccount(venue, address),
    spotState: wireSpotAccount(venue, address),
  }))
})
