// The bearer token: a JWT with exactly one allowed header, algorithm, issuer, network and spelling.
import { randomUUID } from 'node:crypto'
import { SignJWT, errors, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import { ServiceError } from '../../../contract/errors.ts'
import type { SignInKind } from '../../../contract/people/sign-ins.ts'
import { Address, UserId } from '../../../contract/primitives.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { Clock } from '../../ops/port.ts'
import { deriveKey } from '../../settings/secrets.ts'

export const tokenLifeSeconds = 86_400
/** Seconds. For kinds that are refreshed. */
export const shortLifeSeconds = 900
/** Kinds whose credential is a JWT. */
export type TokenKind = Exclude<SignInKind, 'password'>
const lifeOf: Record<TokenKind, number> = {
  evm: tokenLifeSeconds,
  web: shortLifeSeconds,
  extension: shortLifeSeconds,
}
const kinds = ['evm', 'web', 'extension'] as const
/** Seconds for which an expired token is still accepted, because clocks differ. */
export const skewSeconds = 60
/** So far a clock may be set back without anybody having to sign in again. */
const mostSetBackSeconds = 1_800
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
  sid: z.optional(z.uuid()),
  iat: z.int().check(z.nonnegative()),
  exp: z.int().check(z.nonnegative()),
})

export interface TokenClaims {
  kind: TokenKind
  /** Absent for tokens from before sign-ins were stored. */
  signInId?: string | undefined
  userId: string
  /** As at the sign-in, checksummed. */
  address: string
  epoch: number
  /** Epoch seconds. */
  expiresAt: number
}

export interface Tokens {
  /** The kind is `evm` by default. */
  issue(claims: Omit<TokenClaims, 'expiresAt' | 'kind'> & { kind?: TokenKind }): Promise<string>
  /** Throws TOKEN_INVALID or TOKEN_EXPIRED. */
  read(token: string): Promise<TokenClaims>
}

export function createTokens(
  config: Pick<ServerConfig, 'secret' | 'network'>,
  clock: Clock,
): Tokens {
  const key = deriveKey(config.secret, 'access-token/v1')
  // The audience differs by kind, so that a token of one kind is not accepted as another.
  const audienceOf = (kind: TokenKind) =>
    kind === 'evm' ? `alura:${config.network}` : `alura:${config.network}:${kind}`
  return {
    issue({ kind = 'evm', userId, address, epoch, signInId }) {
      const now = Math.floor(clock() / 1000)
      return new SignJWT({ addr: address, epoch, ...(signInId !== undefined && { sid: signInId }) })
        .setProtectedHeader(header)
        .setIssuer(issuer)
        .setAudience(audienceOf(kind))
        .setSubject(userId)
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(now + lifeOf[kind])
        .sign(key)
    },

    async read(token) {
      if (!isCanonical(token)) throw invalid()
      const payload = await verified(() =>
        jwtVerify(token, key, {
          algorithms: [header.alg],
          typ: header.typ,
          issuer,
          audience: kinds.map(audienceOf),
          clockTolerance: skewSeconds,
          currentDate: new Date(clock()),
        }),
      )
      const claims = Claims.safeParse(payload)
      if (!claims.success) throw invalid()
      const { aud, sub, sid, addr, epoch, iat, exp } = claims.data
      const kind = kinds.find((one) => audienceOf(one) === aud)
      // A token that seems to be of the near future was issued before the clock was set back: it lasts no longer by that.
      const isOfTheFuture = iat - clock() / 1000 > mostSetBackSeconds
      if (kind === undefined || isOfTheFuture || exp - iat > lifeOf[kind]) throw invalid()
      return { kind, userId: sub, signInId: sid, address: addr, epoch, expiresAt: exp }
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

/** jose ignores blanks and padding in base64; here a token has exactly one spelling, and the header that we write. */
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
