// The viewer's profile: sign-in and /user/profile return the same.
import { getAddress } from 'viem'
import type { Profile, Standing } from '../../../contract/people/user.ts'
import type { LastAccount } from '../../storage/schema.ts'
import type { Store } from '../../storage/store.ts'
import type { UserRow } from '../../storage/people/users.ts'

export async function profileOf(
  store: Store,
  user: UserRow,
  account: LastAccount,
  standing?: Standing,
): Promise<Profile> {
  const [code, attribution] = await Promise.all([
    store.referrals.codeOf(user.id),
    store.referrals.attributionOf(user.id),
  ])
  return {
    id: user.id,
    address: getAddress(user.address),
    createdAt: user.createdAt,
    role: user.role,
    account: {
      equity: account.equity,
      withdrawable: account.withdrawable,
      marginUsed: account.marginUsed,
      at: account.at,
      ...(account.free !== undefined && { free: account.free }),
      ...(account.mode !== undefined && { mode: account.mode }),
    },
    ...(standing !== undefined && { standing }),
    referral: { code, referredBy: attribution?.code ?? null },
    settings: user.settings,
  }
}
