// Finds the person behind a token.
import { getAddress, isAddressEqual } from 'viem'
import { type TokenClaims, type Tokens, skewSeconds } from './tokens.ts'
import { type Scope, scopes } from '../../../contract/credentials.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { SignInKind } from '../../../contract/people/sign-ins.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { Clock } from '../../ops/port.ts'
import type { Authenticator, Credential, Viewer } from '../port.ts'
import type { Store } from '../../storage/store.ts'
import type { UserRow } from '../../storage/people/users.ts'
import { accessCookie } from './sign-in-cookies.ts'

export interface TokenReader {
  /** The viewer of a token of any kind. Throws TOKEN_INVALID or TOKEN_EXPIRED. */
  viewerOfToken: (token: string) => Promise<Viewer>
  /** Reads the Authorization header. */
  bearer: Authenticator
  /** Reads the cookie of a page that has signed in. */
  cookie: Authenticator
}

interface Deps {
  tokens: Tokens
  store: Pick<Store, 'users' | 'signIns'>
  clock: Clock
}

/** A token that the wallet itself signed for allows everything; a paired program's does not. */
const scopesOf: Record<SignInKind, ReadonlySet<Scope>> = {
  evm: new Set(scopes),
  web: new Set(scopes),
  extension: new Set(['read', 'trade']),
}

/** Milliseconds. A sign-in's last use is stored at most this often. */
const noteUseAfterMs = 60_000

export function createTokenReader({ tokens, store, clock }: Deps): TokenReader {
  /** Read each time, so that a revocation takes effect at once on every process. */
  async function userBehind({ kind, userId, signInId }: TokenClaims): Promise<UserRow | undefined> {
    if (signInId === undefined) return kind === 'evm' ? store.users.byId(userId) : undefined
    const found = await store.signIns.withUser(signInId)
    if (found === undefined) return undefined
    const { signIn, user } = found
    if (signIn.endedAt !== null || signIn.kind !== kind || user.id !== userId) return undefined
    const now = clock()
    if (now - signIn.lastUsedAt >= noteUseAfterMs) await store.signIns.noteUse(signInId, now)
    return user
  }

  async function viewerOf(token: string, way: Credential['kind']): Promise<Viewer> {
    const claims = await tokens.read(token)
    // A cookie may hold only a token that was issued for a page.
    if (way === 'cookie' && claims.kind !== 'web') throw revoked()
    const user = await userBehind(claims)
    if (user === undefined || user.tokenEpoch !== claims.epoch) throw revoked()
    const address = getAddress(user.address)
    if (!isAddressEqual(address, claims.address as Address)) throw revoked()
    return {
      id: user.id,
      address,
      isHouse: user.role === 'house',
      via: {
        kind: way,
        scopes: scopesOf[claims.kind],
        epoch: claims.epoch,
        signInId: claims.signInId,
        expiresAtMs: (claims.expiresAt + skewSeconds) * 1000,
      },
    }
  }

  const viewerOfToken = (token: string) => viewerOf(token, 'bearer')
  return {
    viewerOfToken,
    bearer: {
      kind: 'bearer',
      find: ({ headers }) => headers.authorization || undefined,
      async authenticate(authorization) {
        const token = /^Bearer (\S+)$/i.exec(authorization)?.[1]
        if (token !== undefined) return viewerOfToken(token)
        throw new ServiceError('TOKEN_INVALID', 'The Authorization header must be "Bearer <token>"')
      },
    },
    cookie: {
      kind: 'cookie',
      find: ({ cookies }) => cookies.read(accessCookie),
      authenticate: (token) => viewerOf(token, 'cookie'),
    },
  }
}

const revoked = () => new ServiceError('TOKEN_INVALID', 'This sign-in was ended: sign in again')
