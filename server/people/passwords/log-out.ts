import type { logoutUser } from '../../../contract/people/passwords.ts'
import type { PersonContext, Visit } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { endThis } from '../sign-in/end-sign-ins.ts'

export const logOutUser: Verb<PersonContext & Visit, typeof logoutUser> = async ({ ctx }) => {
  await endThis(ctx, ctx.viewer)
  return { message: 'Signed out' }
}
