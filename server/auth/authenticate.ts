// From an Authorization header to the person behind it.
import { getAddress, isAddressEqual } from 'viem'
import { ServiceError } from '../../contract/errors.ts'
import type { Address } from '../../contract/primitives.ts'
import type { Clock, Viewer } from '../context.ts'
import type { Store } from '../storage/store.ts'
import type { UserRow } from '../storage/users.ts'
import type { Tokens } from './tokens.ts'

export interface Authenticator {
  /** Throws TOKEN_MISSING, TOKEN_INVALID or TOKEN_EXPIRED. */
  viewerOfHeader: (authorization: string | undefined) => Promise<Viewer>
  viewerOfToken: (token: string) => Promise<{ viewer: Viewer; expiresAtMs: number }>
}

/** How long a revoked token may go on to work. */
const rememberMs = 1_000
const rememberedUsers = 10_000

export function createAuthenticator(deps: {
  tokens: Tokens
  users: Store['users']
  clock: Clock
}): Authenticator {
  const userOf = remembering(deps.users, deps.clock)

  async function viewerOfToken(token: string) {
    const claims = await deps.tokens.read(token)
    const user = await userOf(claims.userId)
    if (user === undefined || user.tokenEpoch !== claims.epoch) throw revoked()
    const address = getAddress(user.address)
    if (!isAddressEqual(address, claims.address as Address)) throw revoked()
    return { viewer: { id: user.id, address }, expiresAtMs: claims.expiresAt * 1000 }
  }

  return {
    viewerOfToken,
    async viewerOfHeader(authorization) {
      if (authorization === undefined || authorization === '') {
        throw new ServiceError('TOKEN_MISSING', 'Sign in first: this needs a bearer token')
      }
      const token = /^Bearer (\S+)$/i.exec(authorization)?.[1]
      if (token === undefined) {
        throw new ServiceError('TOKEN_INVALID', 'The Authorization header must be "Bearer <token>"')
      }
      return (await viewerOfToken(token)).viewer
    },
  }
}

function remembering(users: Store['users'], clock: Clock) {
  const known = new Map<string, { user: UserRow | undefined; readAt: number }>()
  return async (id: string): Promise<UserRow | undefined> => {
    const hit = known.get(id)
    if (hit !== undefined && Math.abs(clock() - hit.readAt) < rememberMs) return hit.user
    const user = await users.byId(id)
    if (known.size >= rememberedUsers) known.clear()
    known.set(id, { user, readAt: clock() })
    return user
  }
}

const revoked = () => new ServiceError('TOKEN_INVALID', 'This sign-in was ended: sign in again')
