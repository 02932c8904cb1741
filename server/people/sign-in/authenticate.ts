// From an Authorization header to the person behind it.
import { getAddress, isAddressEqual } from 'viem'
import { type Tokens, skewSeconds } from './tokens.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { Viewer } from '../port.ts'
import type { Store } from '../../storage/store.ts'

export interface Authenticator {
  /** Throws TOKEN_MISSING, TOKEN_INVALID or TOKEN_EXPIRED. */
  viewerOfHeader: (authorization: string | undefined) => Promise<Viewer>
  viewerOfToken: (token: string) => Promise<{ viewer: Viewer; epoch: number; expiresAtMs: number }>
}

export function createAuthenticator(deps: {
  tokens: Tokens
  users: Store['users']
}): Authenticator {
  async function viewerOfToken(token: string) {
    const claims = await deps.tokens.read(token)
    // Asked each time: a revoked token ends at once, on every process.
    const user = await deps.users.byId(claims.userId)
    if (user === undefined || user.tokenEpoch !== claims.epoch) throw revoked()
    const address = getAddress(user.address)
    if (!isAddressEqual(address, claims.address as Address)) throw revoked()
    return {
      viewer: { id: user.id, address },
      epoch: claims.epoch,
      expiresAtMs: (claims.expiresAt + skewSeconds) * 1000,
    }
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

const revoked = () => new ServiceError('TOKEN_INVALID', 'This sign-in was ended: sign in again')
