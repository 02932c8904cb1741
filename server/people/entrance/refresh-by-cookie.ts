import { ServiceError } from '../../../contract/errors.ts'
import type { refreshSignIn } from '../../../contract/people/sign-ins.ts'
import type { Context, Visit } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { clearCookies, refreshCookie } from '../sign-in/sign-in-cookies.ts'
import { type Tokens, shortLifeSeconds } from '../sign-in/tokens.ts'
import { refreshPair } from './refresh.ts'
import { writeCookies } from './token-pair.ts'

export function refreshByCookie(tokens: Tokens): Verb<Context & Visit, typeof refreshSignIn> {
  return async ({ ctx }) => {
    const token = ctx.cookies.read(refreshCookie)
    if (token === undefined) {
      throw new ServiceError('TOKEN_MISSING', 'Sign in first: there is no cookie to refresh')
    }
    try {
      writeCookies(ctx.cookies, await refreshPair(ctx, tokens, 'web', token))
    } catch (error) {
      if (error instanceof ServiceError) clearCookies(ctx.cookies)
      throw error
    }
    return { expires_in: shortLifeSeconds }
  }
}
