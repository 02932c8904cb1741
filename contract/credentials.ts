// The ways to come in, and what each of them may do.

/** `bearer`: an access token in the Authorization header. `cookie`: a sign-in that the browser keeps. */
export const credentialKinds = ['bearer', 'cookie'] as const
export type CredentialKind = (typeof credentialKinds)[number]

/**
 * `read` sees what is the viewer's. `trade` opens, changes and closes what is traded. `account` moves money, and decides
 * who may come in and who may trade. None holds another.
 */
export const scopes = ['read', 'trade', 'account'] as const
export type Scope = (typeof scopes)[number]

interface Declared {
  path: string
  takes?: readonly CredentialKind[]
  scope?: Scope
}

/** Where pages may come by cookie: its path is theirs, so that no other request carries it. */
export const cookiePath = '/api/v1'

/** The kinds of credential that an endpoint takes: tokens, and cookies where they reach. */
export function takenBy({ path, takes }: Declared): readonly CredentialKind[] {
  return takes ?? (path.startsWith(`${cookiePath}/`) ? credentialKinds : ['bearer'])
}

/** What a credential must be allowed to; an endpoint that changes something and says nothing needs the most. */
export function scopeOf({ scope, method }: Pick<Declared, 'scope'> & { method: string }): Scope {
  return scope ?? (method === 'GET' ? 'read' : 'account')
}
