import { useMutation } from '@tanstack/react-query'
import {
  loginUser,
  registerUser,
  type SessionToken,
} from '../../../../../contract/people/passwords.ts'
import { call } from '../../../../api/client.ts'
import { timeOfIso } from '../../../../lib/time.ts'
import { useAuth } from '../auth.ts'
import { checkedAddress } from '../token-store.ts'

export type PasswordWay = 'login' | 'register'

interface Typed {
  way: PasswordWay
  email: string
  password: string
}

/** Signs in, or registers and signs in, by e-mail and password. */
export function usePassword() {
  const auth = useAuth()
  return useMutation({
    mutationFn: ({ way, ...body }: Typed): Promise<SessionToken> =>
      way === 'login' ? call(null, loginUser, { body }) : call(null, registerUser, { body }),
    onSuccess({ session_token: token, expires_at, user }, { email }) {
      const signedIn = { token, expiresAt: timeOfIso(expires_at) }
      if (user.wallet_address === null) {
        auth.signInUnlinked({ email: user.email ?? email, ...signedIn })
      } else auth.signIn({ address: checkedAddress(user.wallet_address), ...signedIn })
    },
  })
}
