// Ways to come in, for tests that are about something else.
import { type Scope, scopes } from '../../contract/credentials.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Authenticator, Credential, Viewer } from '../people/port.ts'

/** With every right, for ever. */
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

/** `lookUp` is given the whole Authorization header; undefined: there is nobody behind it. */
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

/** Nobody is ever recognised. */
export const nobody: Authenticator = bearerFor(() => undefined)

/** Who takes cookies reads none. */
export const nobodyByCookie: Authenticator = { ...nobody, kind: 'cookie', find: () => undefined }
