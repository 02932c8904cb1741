import { hkdfSync } from 'node:crypto'

/** Derives an independent 32-byte key for each purpose from one secret (HKDF-SHA256). */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', Buffer.from(secret, 'hex'), 'alura', purpose, 32))
}
