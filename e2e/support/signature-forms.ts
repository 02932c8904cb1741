import {
  parseSignature,
  serializeCompactSignature,
  signatureToCompactSignature,
  type Hex,
} from 'viem'

/**
 * The form in which the wallet writes signatures: like a Ledger through some bridges, in 64 bytes, or like a
 * contract wallet.
 */
export type SignatureForm = 'plain' | 'zero-based' | 'upper-case' | 'compact' | 'contract'

export const forms: Record<SignatureForm, (signature: Hex) => string> = {
  plain: (signature) => signature,
  'zero-based': (signature) => signature.slice(0, -2) + (signature.endsWith('1b') ? '00' : '01'),
  'upper-case': (signature) => `0x${signature.slice(2).toUpperCase()}`,
  compact: (signature) =>
    serializeCompactSignature(signatureToCompactSignature(parseSignature(signature))),
  contract: (signature) => `0x${signature.slice(2)}${signature.slice(2)}`,
}
