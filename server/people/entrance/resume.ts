import { ServiceError } from '../../../contract/errors.ts'
import type { resumeSignIn } from '../../../contract/people/sign-ins.ts'
import type { Context, Visit } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { keptCookie } from '../sign-in/sign-in-cookies.ts'
import { type Tokens, tokenLifeSeconds } from '../sign-in/tokens.ts'
import { refreshPair } from './refresh.ts'

/** A refused cookie is taken back. */
export function resumeByCookie(tokens: Tokens): Verb<Context & Visit, typeof resumeSignIn> {
  return async ({ ctx }) => {
    const kept = ctx.cookies.read(keptCookie)
    if (kept === undefined) {
      throw new ServiceError('TOKEN_MISSING', 'This browser keeps no sign-in: sign in first')
    }
    try {
      const { access, refresh, address } = await refreshPair(ctx, tokens, 'evm', kept)
      ctx.cookies.write(keptCookie, refresh)
      return { address: address, access_token: access, expires_in: tokenLifeSeconds }
    } catch (error) {
      if (error instanceof ServiceError) ctx.cookies.clear(keptCookie)
      throw error
    }
  }
}
