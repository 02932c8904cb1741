// The viewer as others of our code and the dashboard see them: sign-in and /user/profile answer with the same.
import { getAddress } from 'viem'
import type { Profile } from '../contract/user.ts'
import type { AccountState } from './context.ts'
import type { UserRow } from './storage/users.ts'

export function profileOf(user: UserRow, account: AccountState): Profile {
  return {
    id: user.id,
    address: getAddress(user.address),
    createdAt: user.createdAt,
    role: user.role,
    account: {
      equity: account.equity,
      withdrawable: account.withdrawable,
      marginUsed: account.marginUsed,
    },
    referral: { code: null, referredBy: null },
    settings: user.settings,
  }
}
