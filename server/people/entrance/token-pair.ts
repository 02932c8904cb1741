// The access and refresh token of a sign-in that can be refreshed.
import { getAddress } from 'viem'
import type { Address } from '../../../contract/primitives.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { UserRow } from '../../storage/people/users.ts'
import { type RefreshedKind, writeRefreshToken } from '../sign-in/refresh-tokens.ts'
import { accessCookie, refreshCookie } from '../sign-in/sign-in-cookies.ts'
import { type Tokens, shortLifeSeconds } from '../sign-in/tokens.ts'
import type { Cookies } from '../port.ts'

export interface TokenPair {
  /** Checksummed. */
  address: Address
  access: string
  refresh: string
}

interface Of {
  user: Pick<UserRow, 'id' | 'address'>
  signIn: { id: string; epoch: number; kind: RefreshedKind; generation: number }
}

export async function tokenPair(
  config: Pick<ServerConfig, 'secret' | 'network'>,
  tokens: Tokens,
  { user, signIn: { id, epoch, kind, generation } }: Of,
): Promise<TokenPair> {
  const address = getAddress(user.address)
  return {
    address,
    access: await tokens.issue({ kind, userId: user.id, address, epoch, signInId: id }),
    refresh: writeRefreshToken(config, kind, { signInId: id, generation }),
  }
}

type Secrets = Pick<TokenPair, 'access' | 'refresh'>

export function writeCookies(cookies: Cookies, { access, refresh }: Secrets): void {
  cookies.write(accessCookie, access)
  cookies.write(refreshCookie, refresh)
}

export function onTheWire({ access, refresh }: Secrets) {
  return { access_token: access, refresh_token: refresh, expires_in: shortLifeSeconds }
}
