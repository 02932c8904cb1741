// Session tokens: 256 random bits that mean nothing, kept as a hash.
import { createHash, randomBytes } from 'node:crypto'

export const sessionTokenLifeSeconds = 180 * 86_400

const prefix = 'st_'
const form = /^st_[A-Za-z0-9_-]{43}$/

export function makeSessionToken(): string {
  return prefix + randomBytes(32).toString('base64url')
}

export function isSessionToken(text: string): boolean {
  return form.test(text)
}

/** SHA-256: the token is random, so that a slow hash would protect nothing more. */
export function hashOfSessionToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
