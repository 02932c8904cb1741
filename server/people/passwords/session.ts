import { getAddress } from 'viem'
import type { SessionToken } from '../../../contract/people/passwords.ts'
import type { Context } from '../../context.ts'
import type { PasswordLoginRow } from '../../storage/people/password-logins.ts'
import type { PersonRow } from '../../storage/people/users.ts'
import type { Store } from '../../storage/store.ts'
import { isoTime } from '../entrance/person.ts'
import { openSignIn } from '../sign-in/open-sign-in.ts'
import { hashOfSessionToken, makeSessionToken } from './session-token.ts'

/** Signs somebody in whose password was right. `store`: may be a transaction's. */
export async function openSession(
  store: Store,
  ctx: Pick<Context, 'clock' | 'userAgent'>,
  user: PersonRow,
  login: PasswordLoginRow,
): Promise<SessionToken> {
  const token = makeSessionToken()
  const signIn = await openSignIn(store, ctx, user, 'password', {
    tokenHash: hashOfSessionToken(token),
  })
  return {
    session_token: token,
    expires_at: isoTime(signIn.expiresAt),
    user: passwordUser(user, login),
  }
}

export function passwordUser(
  { id, address }: PersonRow,
  login: Pick<PasswordLoginRow, 'email' | 'username'> | undefined,
): SessionToken['user'] {
  return {
    id,
    email: login?.email ?? null,
    username: login?.username ?? null,
    wallet_address: address === null ? null : getAddress(address),
  }
}
