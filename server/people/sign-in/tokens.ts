// The bearer token: a JWT with everything pinned. One header, one algorithm, one issuer, one network, one spelling.
import { randomUUID } from 'node:crypto'
import { SignJWT, errors, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import { ServiceError } from '../../../contract/errors.ts'
import { Address, UserId } from '../../../contract/primitives.ts'
import type { ServerConfig } from '../../config.ts'
import type { Clock } from '../../ops/port.ts'
import { deriveKey } from '../../secrets.ts'

export const tokenLifeSeconds = 86_400
/** For which a token is still taken after it expired, since clocks differ. */
export const skewSeconds = 60
const maximumLength = 4096
const issuer = 'alura'
const header = { alg: 'HS256', typ: 'at+jwt' } as const
const encodedHeader = Buffer.from(JSON.stringify(header)).toString('base64url')

const Claims = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  sub: UserId,
  addr: Address,
  jti: z.uuid(),
  epoch: z.int().check(z.nonnegative()),
  iat: z.int().check(z.nonnegative()),
  exp: z.int().check(z.nonnegative()),
})

export interface TokenClaims {
  userId: string
  /** As signed in, checksummed. */
  address: string
  epoch: number
  /** Epoch seconds. */
  expiresAt: number
}

export interface Tokens {
  issue(claims: Omit<TokenClaims, 'expiresAt'>): Promise<string>
  /** Throws TOKEN_INVALID or TOKEN_EXPIRED. */
  read(token: string): Promise<TokenClaims>
}

export function createTokens(
  config: Pick<ServerConfig, 'secret' | 'network'>,
  clock: Clock,
): Tokens {
  const key = deriveKey(config.secret, 'access-token/v1')
  const audience = `alura:${config.network}`
  return {
    issue({ userId, address, epoch }) {
      const now = Math.floor(clock() / 1000)
      return new SignJWT({ addr: address, epoch })
        .setProtectedHeader(header)
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(userId)
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(now + tokenLifeSeconds)
        .sign(key)
    },

    async read(token) {
      if (!isCanonical(token)) throw invalid()
      const payload = await verified(() =>
        jwtVerify(token, key, {
          algorithms: [header.alg],
          typ: header.typ,
          issuer,
          audience,
          clockTolerance: skewSeconds,
          maxTokenAge: tokenLifeSeconds,
          currentDate: new Date(clock()),
        }),
      )
      const claims = Claims.safeParse(payload)
      if (!claims.success || claims.data.exp - claims.data.iat > tokenLifeSeconds) throw invalid()
      const { sub, addr, epoch, exp } = claims.data
      return { userId: sub, address: addr, epoch, expiresAt: exp }
    },
  }
}

async function verified(verify: () => Promise<{ payload: unknown }>): Promise<unknown> {
  try {
    return (await verify()).payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new ServiceError('TOKEN_EXPIRED', 'The sign-in has expired: sign in again')
    }
    throw invalid()
  }
}

/** jose forgives blanks and padding in base64; here a token has one spelling, and the header that we write. */
function isCanonical(token: string): boolean {
  if (token.length > maximumLength) return false
  const parts = token.split('.')
  return (
    parts.length === 3 &&
    parts[0] === encodedHeader &&
    parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
  )
}

const invalid = () => new ServiceError('TOKEN_INVALID', 'The token is not valid: sign in again')
