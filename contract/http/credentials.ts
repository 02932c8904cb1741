// The kinds of credentials, and what each may do.

/** `bearer`: an access token in the Authorization header. `cookie`: a sign-in kept by the browser. */
export const credentialKinds = ['bearer', 'cookie'] as const
export type CredentialKind = (typeof credentialKinds)[number]

/**
 * `read` sees the viewer's data. `trade` opens, changes and closes positions. `account` moves money, and decides who
 * may sign in and who may trade. None includes another.
 */
export const scopes = ['read', 'trade', 'account'] as const
export type Scope = (typeof scopes)[number]

interface Declared {
  path: string
  takes?: readonly CredentialKind[]
  scope?: Scope
}

/** Cookies are sent only below this path, so that other requests do not carry them. */
export const cookiePath = '/api/v1'

/** Below these, names are in snake_case. */
export const snakePaths = [cookiePath, '/api/programs', '/api/users', '/api/account', '/api/crypto']

/** The credentials that an endpoint accepts: tokens, and cookies below `cookiePath`. */
export function takenBy({ path, takes }: Declared): readonly CredentialKind[] {
  return takes ?? (path.startsWith(`${cookiePath}/`) ? credentialKinds : ['bearer'])
}

/** The scope that a credential needs; an endpoint that changes something and declares none needs `account`. */
export function scopeOf({ scope, method }: Pick<Declared, 'scope'> & { method: string }): Scope {
  return scope ?? (method === 'GET' ? 'read' : 'account')
}
