import { getAddress } from 'viem'
import { ServiceError } from '../../../contract/errors.ts'
import type { Address } from '../../../contract/primitives.ts'

/** Checksummed. One case throughout carries no checksum; mixed case carries one, and it must be right (EIP-55). */
export function readAddress(text: string, path = 'address'): Address {
  const digits = text.slice(2)
  const checksummed = getAddress(text.toLowerCase())
  const hasNoChecksum = digits === digits.toLowerCase() || digits === digits.toUpperCase()
  if (hasNoChecksum || text === checksummed) return checksummed
  const message = 'has a wrong checksum: a digit or letter may be mistyped'
  throw new ServiceError('VALIDATION_FAILED', `${path} ${message}`, {
    details: [{ path, message }],
  })
}
