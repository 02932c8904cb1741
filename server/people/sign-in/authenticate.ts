// Finds the person behind a token.
import { getAddress } from 'viem'
import { type TokenClaims, type Tokens, skewSeconds } from './tokens.ts'
import { type Scope, scopes } from '../../../contract/http/credentials.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { SignInKind } from '../../../contract/people/sign-ins.ts'
import type { Clock } from '../../ops/port.ts'
import { hashOfSessionToken, isSessionToken } from '../passwords/session-token.ts'
import type { Authenticator, Credential, Person } from '../port.ts'
import type { Store } from '../../storage/store.ts'
import type { SignInRow } from '../../storage/people/sign-ins.ts'
import type { PersonRow } from '../../storage/people/users.ts'
import { accessCookie } from './sign-in-cookies.ts'

export interface TokenReader {
  /** The person of a token of any kind. Throws TOKEN_INVALID or TOKEN_EXPIRED. */
  personOfToken: (token: string) => Promise<Person>
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

/**
 * A token that the wallet itself signed for allows everything; a paired program's does not. With a password one may do
 * all that a wallet may: money can leave only by the wallet's own signature.
 */
const scopesOf: Record<SignInKind, ReadonlySet<Scope>> = {
  evm: new Set(scopes),
  web: new Set(scopes),
  extension: new Set(['read', 'trade']),
  password: new Set(scopes),
}

/** Milliseconds. A sign-in's last use is stored at most this often. */
const noteUseAfterMs = 60_000

export function createTokenReader({ tokens, store, clock }: Deps): TokenReader {
  async function noteUse({ id, lastUsedAt }: SignInRow): Promise<void> {
    const now = clock()
    if (now - lastUsedAt >= noteUseAfterMs) await store.signIns.noteUse(id, now)
  }

  /** Read each time, so that a revocation takes effect at once on every process. */
  async function userBehind({
    kind,
    userId,
    signInId,
  }: TokenClaims): Promise<PersonRow | undefined> {
    if (signInId === undefined) return kind === 'evm' ? store.users.byId(userId) : undefined
    const found = await store.signIns.withUser(signInId)
    if (found === undefined) return undefined
    const { signIn, user } = found
    if (signIn.endedAt !== null || signIn.kind !== kind || user.id !== userId) return undefined
    await noteUse(signIn)
    return user
  }

  async function personOf(token: string, way: Credential['kind']): Promise<Person> {
    if (way === 'bearer' && isSessionToken(token)) return personOfSession(token)
    const claims = await tokens.read(token)
    // A cookie may hold only a token that was issued for a page.
    if (way === 'cookie' && claims.kind !== 'web') throw revoked()
    const user = await userBehind(claims)
    if (user === undefined || user.tokenEpoch !== claims.epoch) throw revoked()
    if (user.address !== claims.address.toLowerCase()) throw revoked()
    return made(user, {
      kind: way,
      scopes: scopesOf[claims.kind],
      epoch: claims.epoch,
      signInId: claims.signInId,
      expiresAtMs: (claims.expiresAt + skewSeconds) * 1000,
    })
  }

  async function personOfSession(token: string): Promise<Person> {
    const found = await store.signIns.byTokenHash(hashOfSessionToken(token))
    if (found === undefined) throw revoked()
    const { signIn, user } = found
    if (signIn.endedAt !== null || signIn.epoch !== user.tokenEpoch) throw revoked()
    if (signIn.expiresAt <= clock()) {
      throw new ServiceError('TOKEN_EXPIRED', 'The sign-in has expired: sign in again')
    }
    await noteUse(signIn)
    return made(user, {
      kind: 'bearer',
      scopes: scopesOf[signIn.kind],
      epoch: signIn.epoch,
      signInId: signIn.id,
      expiresAtMs: signIn.expiresAt,
    })
  }

  const personOfToken = (token: string) => personOf(token, 'bearer')
  return {
    personOfToken,
    bearer: {
      kind: 'bearer',
      find: ({ headers }) => headers.authorization || undefined,
      async authenticate(authorization) {
        const token = /^Bearer (\S+)$/i.exec(authorization)?.[1]
        if (token !== undefined) return personOfToken(token)
        throw new ServiceError('TOKEN_INVALID', 'The Authorization header must be "Bearer <token>"')
      },
    },
    cookie: {
      kind: 'cookie',
      find: ({ cookies }) => cookies.read(accessCookie),
      authenticate: (token) => personOf(token, 'cookie'),
    },
  }
}

function made({ id, address, role }: PersonRow, via: Credential): Person {
  return {
    id,
    address: address === null ? null : getAddress(address),
    isHouse: role === 'house',
    via,
  }
}

const revoked = () => new ServiceError('TOKEN_INVALID', 'This sign-in was ended: sign in again')
