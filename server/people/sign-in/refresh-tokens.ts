// A refresh token is its sign-in and a number, under a key of ours. None is stored: only the number of the one that is
// good. So the same successor can be given twice, and nobody finds a token in the database.
import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import { ServiceError } from '../../../contract/errors.ts'
import type { ServerConfig } from '../../config.ts'
import { deriveKey } from '../../secrets.ts'

/** `evm` tokens are not refreshed. */
export type RefreshedKind = 'web' | 'extension'

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

/** Throws TOKEN_INVALID; a token of the other kind is none. */
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
    // Base64 forgives the last bits: a token has one spelling.
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
