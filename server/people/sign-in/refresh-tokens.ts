// A refresh token consists of its sign-in's id, a number and a MAC. Tokens are not stored, only the number of the
// valid one. So the same successor can be issued twice, and the database contains no token.
import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import { ServiceError } from '../../../contract/errors.ts'
import type { ServerConfig } from '../../settings/config.ts'
import { deriveKey } from '../../settings/secrets.ts'

/** `evm` only where the browser stays signed in. */
export type RefreshedKind = 'web' | 'extension' | 'evm'

export interface RefreshClaim {
  signInId: string
  generation: number
}

const form = /^([0-9a-f-]{36})\.(0|[1-9]\d{0,8})\.([\w-]{43})$/

type Settings = Pick<ServerConfig, 'secret' | 'network'>

export function writeRefreshToken(
  settings: Settings,
  kind: RefreshedKind,
  { signInId, generation }: RefreshClaim,
): string {
  const text = `${signInId}.${generation}`
  return `${text}.${macOf(settings, kind, text).toString('base64url')}`
}

/** Throws TOKEN_INVALID, also for a token of the other kind. */
export function readRefreshToken(
  settings: Settings,
  kind: RefreshedKind,
  token: string,
): RefreshClaim {
  const [, signInId = '', generation = '', mac = ''] = form.exec(token) ?? []
  const expected = macOf(settings, kind, `${signInId}.${generation}`)
  const given = Buffer.from(mac, 'base64url')
  const isOurs =
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    // Base64 decoding ignores the last bits, but a token must have exactly one spelling.
    given.toString('base64url') === mac
  if (!isOurs || !z.uuid().safeParse(signInId).success) {
    throw new ServiceError('TOKEN_INVALID', 'The refresh token is not valid: sign in again')
  }
  return { signInId, generation: Number(generation) }
}

function macOf({ secret, network }: Settings, kind: RefreshedKind, text: string): Buffer {
  const key = deriveKey(secret, `refresh-token/${network}/${kind}/v1`)
  return createHmac('sha256', key).update(text).digest()
}
