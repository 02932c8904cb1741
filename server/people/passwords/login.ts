import { ServiceError } from '../../../contract/errors.ts'
import type { loginUser } from '../../../contract/people/passwords.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { keyOfEmail } from './new-login.ts'
import { isPassword } from './password-hash.ts'
import { openSession } from './session.ts'
import { throttleOf } from './throttle.ts'

/** The answer and its time are the same for an unknown e-mail and for a wrong password. */
export const login: Verb<Context, typeof loginUser> = async ({ ctx, input: { body } }) => {
  const { store } = ctx
  const key = keyOfEmail(body.email)
  const throttle = throttleOf(ctx, key)
  await throttle.refuseEarly()
  const found = await store.passwordLogins.byEmail(key)
  const isRight = await isPassword(body.password, found?.hash)
  const user = found === undefined || !isRight ? undefined : await store.users.person(found.userId)
  if (found === undefined || user === undefined) {
    await throttle.failed()
    throw new ServiceError('INVALID_CREDENTIALS', 'The e-mail or the password is wrong')
  }
  await throttle.succeeded()
  return openSession(store, ctx, user, found)
}
