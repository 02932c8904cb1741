import { getAddress } from 'viem'
import { ServiceError } from '../../../contract/errors.ts'
import type { Address } from '../../../contract/primitives.ts'

/**
 * The checksummed address. All lower or all upper case has no checksum; mixed case has one, which must be correct
 * (EIP-55).
 */
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
