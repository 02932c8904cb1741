import { ServiceError } from '../../contract/errors.ts'
import type { getProfile } from '../../contract/user.ts'
import type { ViewerContext } from '../context.ts'
import { profileOf } from '../profile.ts'
import type { Verb } from '../route.ts'

export const readProfile: Verb<ViewerContext, typeof getProfile> = async ({ ctx }) => {
  const [user, account] = await Promise.all([
    ctx.store.users.byId(ctx.viewer.id),
    ctx.exchange.account(ctx.viewer.address),
  ])
  if (user === undefined) throw new ServiceError('TOKEN_INVALID', 'Sign in again')
  return profileOf(user, account)
}
