import { ServiceError } from '../../../contract/errors.ts'
import type { getProfile } from '../../../contract/people/user.ts'
import type { ViewerContext } from '../../context.ts'
import { knownAccount, rememberAccount } from './known-account.ts'
import { profileOf } from './account-profile.ts'
import { standingOf } from './standing.ts'
import type { Verb } from '../../route.ts'

export const readProfile: Verb<ViewerContext, typeof getProfile> = async ({ ctx }) => {
  const user = await ctx.store.users.byId(ctx.viewer.id)
  if (user === undefined) throw new ServiceError('TOKEN_INVALID', 'Sign in again')
  const account = await knownAccount(ctx, user, ctx.viewer.address)
  await rememberAccount(ctx, user, account)
  return profileOf(ctx.store, user, account, await standingOf(ctx, account, ctx.viewer.address))
}
