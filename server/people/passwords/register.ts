import { ServiceError } from '../../../contract/errors.ts'
import type { registerUser } from '../../../contract/people/passwords.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { newLogin } from './new-login.ts'
import { openSession } from './session.ts'

export const register: Verb<Context, typeof registerUser> = async ({ ctx, input: { body } }) => {
  const { store, clock, newId } = ctx
  const id = newId()
  const login = await newLogin(ctx, id, body)
  return store.transaction(async (inside) => {
    const user = await inside.users.addPerson(id, clock())
    if (!(await inside.passwordLogins.put(login))) throw emailTaken()
    return openSession(inside, ctx, user, login)
  })
}

export const emailTaken = () =>
  new ServiceError('EMAIL_TAKEN', 'There is an account with this e-mail: sign in to it', {
    details: [{ path: 'email', message: 'has an account already' }],
  })
