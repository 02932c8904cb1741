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
  takes?: readonly CredentialKind[]
  scope?: Scope
}

/** The kinds of credential that an endpoint takes. */
export function takenBy({ takes = ['bearer'] }: Declared): readonly CredentialKind[] {
  return takes
}

/** What a credential must be allowed to; an endpoint that changes something and says nothing needs the most. */
export function scopeOf({ scope, method }: Declared & { method: string }): Scope {
  return scope ?? (method === 'GET' ? 'read' : 'account')
}
