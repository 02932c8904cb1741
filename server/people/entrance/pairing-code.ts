// Six digits are soon guessed: a code lives five minutes and five wrong guesses, wherever they come from, and what is kept
// of it can be told from another only with a key of the server's.
import { createHmac, randomInt } from 'node:crypto'
import type { ServerConfig } from '../../config.ts'
import { deriveKey } from '../../secrets.ts'

export const codeLifeMs = 5 * 60_000
export const mostWrongTries = 5

export function makeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

export function hashOfCode({ secret }: Pick<ServerConfig, 'secret'>, code: string): string {
  const key = deriveKey(secret, 'pairing-code/v1')
  return createHmac('sha256', key).update(code).digest('hex')
}
