import { hkdfSync } from 'node:crypto'

/** One secret, as many unrelated keys as there are purposes (HKDF-SHA256). 32 bytes. */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', Buffer.from(secret, 'hex'), 'alura', purpose, 32))
}
