// Encrypts and decrypts the API keys of accounts on other exchanges.
import { createHmac } from 'node:crypto'
import * as z from 'zod/mini'
import { ServiceError } from '../../../contract/errors.ts'
import type { ServerConfig } from '../../settings/config.ts'
import { createVault } from '../../people/index.ts'
import { deriveKey } from '../../settings/secrets.ts'
import type { VenueAccountRow } from '../../storage/desk/venue-accounts.ts'
import type { Credentials } from '../../venue/port.ts'

type Secret = Pick<ServerConfig, 'secret'>
type Sealed = Pick<VenueAccountRow, 'id' | 'userId' | 'ciphertext'>

const Kept = z.object({
  apiKey: z.string(),
  secret: z.string(),
  passphrase: z.optional(z.string()),
})

export function sealCredentials(
  { secret }: Secret,
  credentials: Credentials,
  { id, userId }: Pick<Sealed, 'id' | 'userId'>,
): string {
  const plain = Buffer.from(JSON.stringify(credentials))
  return createVault(secret, 'venue-key').seal(plain, { userId, keyId: id })
}

/** Throws INVALID_CREDENTIALS when it was encrypted under another server secret. */
export function openCredentials({ secret }: Secret, row: Sealed): Credentials {
  try {
    const vault = createVault(secret, 'venue-key')
    const plain = vault.open(row.ciphertext, { userId: row.userId, keyId: row.id })
    return Kept.parse(JSON.parse(Buffer.from(plain).toString('utf8')))
  } catch {
    const message =
      'The key of this account cannot be read any more. Remove the account and add it again.'
    throw new ServiceError('INVALID_CREDENTIALS', message)
  }
}

export function fingerprintOf({ secret }: Secret, venue: string, apiKey: string): string {
  const key = deriveKey(secret, 'venue-key-fingerprint/v1')
  return createHmac('sha256', key)
    .update(JSON.stringify([venue, apiKey]))
    .digest('base64url')
}
