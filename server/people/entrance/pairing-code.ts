// Six digits are easily guessed, so that a code lasts five minutes and five wrong guesses from anywhere. It is
// stored as an HMAC under a key of the server.
import { createHmac, randomInt } from 'node:crypto'
import type { ServerConfig } from '../../settings/config.ts'
import { deriveKey } from '../../settings/secrets.ts'

export const codeLifeMs = 5 * 60_000
export const mostWrongTries = 5

export function makeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

export function hashOfCode({ secret }: Pick<ServerConfig, 'secret'>, code: string): string {
  const key = deriveKey(secret, 'pairing-code/v1')
  return createHmac('sha256', key).update(code).digest('hex')
}
