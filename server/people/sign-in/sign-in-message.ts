import type { Address, UnixMs } from '../../../contract/primitives.ts'

export interface SignInTerms {
  /** The origin of the asking page as browsers write it: scheme, name, port. */
  origin: string
  address: Address
  statement: string
  chainId: number
  nonce: string
  issuedAt: UnixMs
  expiresAt: UnixMs
}

/**
 * EIP-4361. Written here, because the library accepts no IPv6 address and no bare name as domain; a test compares it
 * with the library for all others.
 */
export function signInMessage(terms: SignInTerms): string {
  return [
    `${new URL(terms.origin).host} wants you to sign in with your Ethereum account:`,
    terms.address,
    '',
    terms.statement,
    '',
    uriLine(terms.origin),
    'Version: 1',
    `Chain ID: ${terms.chainId}`,
    `Nonce: ${terms.nonce}`,
    `Issued At: ${new Date(terms.issuedAt).toISOString()}`,
    `Expiration Time: ${new Date(terms.expiresAt).toISOString()}`,
  ].join('\n')
}

/** Distinguishes the messages of one page from those of another. */
export function uriLine(origin: string): string {
  return `URI: ${origin}`
}
