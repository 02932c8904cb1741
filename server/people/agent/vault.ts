// Encrypts private keys, and API keys of other exchanges, with AES-256-GCM. The tag covers the key's owner and purpose, so
// that a blob moved to another row is refused.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey } from '../../settings/secrets.ts'

export interface Vault {
  seal(plain: Uint8Array, owner: KeyOwner): string
  /** Throws for a blob that was changed in any way, or that belongs to another owner. */
  open(blob: string, owner: KeyOwner): Uint8Array
}

export interface KeyOwner {
  userId: string
  keyId: string
}

const version = 'v1'
const ivLength = 12
const tagLength = 16
const cipher = 'aes-256-gcm'

/** What is sealed for one purpose opens for no other. */
export type Purpose = 'agent-key' | 'venue-key' | 'model-key' | 'notice-target'

export function createVault(secret: string, purpose: Purpose = 'agent-key'): Vault {
  const key = deriveKey(secret, `${purpose}/${version}`)
  return {
    seal(plain, owner) {
      const iv = randomBytes(ivLength)
      // Without authTagLength Node accepts tags of 4 bytes when decrypting; both directions set it.
      const seal = createCipheriv(cipher, key, iv, { authTagLength: tagLength })
      seal.setAAD(boundTo(owner, purpose))
      const sealed = Buffer.concat([iv, seal.update(plain), seal.final(), seal.getAuthTag()])
      return `${version}.${sealed.toString('base64url')}`
    },

    open(blob, owner) {
      const sealed = bytesOf(blob)
      const iv = sealed.subarray(0, ivLength)
      const open = createDecipheriv(cipher, key, iv, { authTagLength: tagLength })
      open.setAAD(boundTo(owner, purpose))
      open.setAuthTag(sealed.subarray(-tagLength))
      return Buffer.concat([open.update(sealed.subarray(ivLength, -tagLength)), open.final()])
    },
  }
}

function boundTo({ userId, keyId }: KeyOwner, purpose: Purpose): Buffer {
  return Buffer.from(JSON.stringify([userId, keyId, purpose, version]))
}

/** A blob has exactly one spelling: base64url that does not encode back to itself is refused. */
function bytesOf(blob: string): Buffer {
  const [prefix, text, ...rest] = blob.split('.')
  const bytes = Buffer.from(text ?? '', 'base64url')
  const isCanonical =
    prefix === version && rest.length === 0 && bytes.toString('base64url') === text
  if (!isCanonical || bytes.length <= ivLength + tagLength) {
    throw new Error('a sealed key is not in the form in which it was stored')
  }
  return bytes
}
