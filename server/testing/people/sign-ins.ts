// Simple authenticators, for tests about something else.
import { type Scope, scopes } from '../../../contract/http/credentials.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Authenticator, Credential, Viewer } from '../../people/port.ts'

/** With every scope, valid for ever. */
export const wholeSignIn: Credential = {
  kind: 'bearer',
  scopes: new Set(scopes),
  epoch: 0,
  expiresAtMs: Number.MAX_SAFE_INTEGER,
}

export function limitedTo(...allowed: Scope[]): Credential {
  return { ...wholeSignIn, scopes: new Set(allowed) }
}

type Known = Omit<Viewer, 'via'> & { via?: Credential }

/** `lookUp` gets the whole Authorization header; undefined: not recognised. */
export function bearerFor(lookUp: (authorization: string) => Known | undefined): Authenticator {
  return {
    kind: 'bearer',
    find: ({ headers }) => headers.authorization,
    authenticate: async (authorization) => {
      const found = lookUp(authorization)
      if (found === undefined) throw new ServiceError('TOKEN_INVALID', 'Sign in again')
      return { via: wholeSignIn, ...found }
    },
  }
}

/** Never recognises anybody. */
export const nobody: Authenticator = bearerFor(() => undefined)

/** For endpoints that accept cookies: finds none. */
export const nobodyByCookie: Authenticator = { ...nobody, kind: 'cookie', find: () => undefined }
