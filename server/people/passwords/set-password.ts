import { ServiceError } from '../../../contract/errors.ts'
import type { setPassword } from '../../../contract/people/passwords.ts'
import type { PersonContext } from '../../context.ts'
import { revocationOf } from '../sign-in/revocation.ts'
import type { Verb } from '../../route.ts'
import { newLogin } from './new-login.ts'
import { isPassword } from './password-hash.ts'
import { emailTaken } from './register.ts'
import { passwordUser } from './session.ts'
import { throttleOf } from './throttle.ts'

/** Other session tokens end: whoever changes a password may fear that another has it. */
export const putPassword: Verb<PersonContext, typeof setPassword> = async ({
  ctx,
  input: { body },
}) => {
  const { store, viewer, clock, bus } = ctx
  const before = await store.passwordLogins.of(viewer.id)
  if (before !== undefined) {
    const throttle = throttleOf(ctx, before.emailKey)
    await throttle.refuseEarly()
    if (!(await isPassword(body.current_password ?? '', before.hash))) {
      await throttle.failed()
      throw new ServiceError('INVALID_CREDENTIALS', 'The current password is wrong', {
        details: [{ path: 'current_password', message: 'is wrong' }],
      })
    }
  }
  const login = await newLogin(ctx, viewer.id, body)
  const ended = await store.transaction(async (inside) => {
    if (!(await inside.passwordLogins.put(login))) throw emailTaken()
    const others = { userId: viewer.id, kind: 'password', except: viewer.via.signInId } as const
    return inside.signIns.endOthers(others, clock())
  })
  for (const signInId of ended) bus.publish(revocationOf(viewer.id), { signInId })
  const user = await store.users.person(viewer.id)
  if (user === undefined) throw new ServiceError('TOKEN_INVALID', 'Sign in again')
  return passwordUser(user, login)
}
