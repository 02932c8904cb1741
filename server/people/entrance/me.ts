import { ServiceError } from '../../../contract/errors.ts'
import type { SignIn, getMe } from '../../../contract/people/sign-ins.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { SignInRow } from '../../storage/people/sign-ins.ts'
import { isoTime, personOf } from './person.ts'

export const readMe: Verb<ViewerContext, typeof getMe> = async ({ ctx }) => {
  const { store, viewer, clock } = ctx
  const user = await store.users.byId(viewer.id)
  if (user === undefined) throw new ServiceError('TOKEN_INVALID', 'Sign in again')
  const rows = await store.signIns.ofUser(viewer.id, clock())
  return { ...personOf(user), sessions: rows.map((row) => signInOf(row, viewer.via.signInId)) }
}

function signInOf(row: SignInRow, current: string | undefined): SignIn {
  return {
    id: row.id,
    kind: row.kind,
    created_at: isoTime(row.createdAt),
    last_used_at: isoTime(row.lastUsedAt),
    user_agent: row.userAgent,
    current: row.id === current,
  }
}
