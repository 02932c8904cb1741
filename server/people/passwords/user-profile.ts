import type { getUserProfile } from '../../../contract/people/passwords.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { isoTime } from '../entrance/person.ts'
import { passwordUser } from './session.ts'

export const readUserProfile: Verb<PersonContext, typeof getUserProfile> = async ({ ctx }) => {
  const { store, viewer } = ctx
  const user = await store.users.person(viewer.id)
  if (user === undefined) throw new ServiceError('TOKEN_INVALID', 'Sign in again')
  const login = await store.passwordLogins.of(viewer.id)
  const traders = await store.traders.of(viewer.id)
  return {
    ...passwordUser(user, login),
    created_at: isoTime(user.createdAt),
    traders: traders.map(({ id, name }) => ({ id, name })),
  }
}
