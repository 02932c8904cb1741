// Addresses are kept sealed: a copy of the database names no mailbox, chat or server, and signs nothing.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createVault } from '../../people/index.ts'
import type { ServerConfig } from '../../settings/config.ts'
import { deriveKey } from '../../settings/secrets.ts'
import type { TargetChannel } from '../../storage/notices/deliveries.ts'
import type { NoticeTargetRow } from '../../storage/notices/targets.ts'
import type { Addresses } from '../channels/channel.ts'

type Owner = Pick<NoticeTargetRow, 'id' | 'userId'>
type Config = Pick<ServerConfig, 'secret'>

export function sealAddress<C extends TargetChannel>(
  { secret }: Config,
  { id, userId }: Owner,
  address: Addresses[C],
): string {
  const vault = createVault(secret, 'notice-target')
  return vault.seal(Buffer.from(JSON.stringify(address)), { userId, keyId: id })
}

/** Throws for what was sealed for somebody else, or under another secret. */
export function openAddress<C extends TargetChannel>(
  { secret }: Config,
  { id, userId, sealed }: Owner & Pick<NoticeTargetRow, 'sealed'>,
): Addresses[C] {
  const opened = createVault(secret, 'notice-target').open(sealed, { userId, keyId: id })
  return JSON.parse(Buffer.from(opened).toString()) as Addresses[C]
}

/** The same for the same text, and tells nothing of it. */
export function fingerprintOf({ secret }: Config, text: string): string {
  return createHmac('sha256', deriveKey(secret, 'notice-fingerprint/v1'))
    .update(text)
    .digest('base64url')
}

/** A code that nobody guesses, and what is kept of it. */
export function newCode(): { code: string; codeHash: string } {
  const code = randomBytes(24).toString('base64url')
  return { code, codeHash: hashOf(code) }
}

export function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('base64url')
}
