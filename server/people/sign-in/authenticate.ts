// From a token to the person behind it.
import { getAddress, isAddressEqual } from 'viem'
import { type Tokens, skewSeconds } from './tokens.ts'
import { type Scope, scopes } from '../../../contract/credentials.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { Authenticator, Viewer } from '../port.ts'
import type { Store } from '../../storage/store.ts'

export interface TokenReader {
  /** Throws TOKEN_INVALID or TOKEN_EXPIRED. */
  viewerOfToken: (token: string) => Promise<Viewer>
  /** Of the Authorization header. */
  bearer: Authenticator
}

/** The wallet itself signed: who holds such a token may do whatever the viewer may. */
const everything: ReadonlySet<Scope> = new Set(scopes)

export function createTokenReader(deps: { tokens: Tokens; users: Store['users'] }): TokenReader {
  async function viewerOfToken(token: string): Promise<Viewer> {
    const claims = await deps.tokens.read(token)
    // Asked each time: a revoked token ends at once, on every process.
    const user = await deps.users.byId(claims.userId)
    if (user === undefined || user.tokenEpoch !== claims.epoch) throw revoked()
    const address = getAddress(user.address)
    if (!isAddressEqual(address, claims.address as Address)) throw revoked()
    return {
      id: user.id,
      address,
      via: {
        kind: 'bearer',
        scopes: everything,
        epoch: claims.epoch,
        expiresAtMs: (claims.expiresAt + skewSeconds) * 1000,
      },
    }
  }

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
  }
}

const revoked = () => new ServiceError('TOKEN_INVALID', 'This sign-in was ended: sign in again')
