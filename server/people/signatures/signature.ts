import { recoverMessageAddress, recoverTypedDataAddress, zeroAddress } from 'viem'
import { ServiceError } from '../../../contract/errors.ts'
import type { Address, Hex } from '../../../contract/primitives.ts'
import {
  canonicalSignature,
  contractWalletRefusal,
  isContractSignature,
} from '../../../contract/signature.ts'
import type { TypedData } from '../../../contract/people/typed-data.ts'

/** The one way in which a signature is written. Throws SIGNATURE_INVALID in words for the person who signed. */
export function readSignature(text: string): Hex {
  const signature = canonicalSignature(text)
  if (signature !== undefined) return signature
  if (isContractSignature(text)) throw ofContract()
  throw new ServiceError(
    'SIGNATURE_INVALID',
    'This is no signature of a key: it must be 65 bytes of hex with low s and v 27 or 28, or 64 as in EIP-2098',
  )
}

const ofContract = () => new ServiceError('SIGNATURE_INVALID', contractWalletRefusal)

/** Whose signature of typed data it is; undefined when the numbers are on no curve point. */
export async function typedDataSigner(
  typedData: Pick<TypedData, 'domain' | 'types' | 'primaryType' | 'message'>,
  signature: Hex,
): Promise<Address | undefined> {
  const { domain, types, primaryType, message } = typedData
  const contract = { ...domain, verifyingContract: zeroAddress }
  try {
    return await recoverTypedDataAddress({
      domain: contract,
      types,
      primaryType,
      message,
      signature,
    })
  } catch {
    return undefined
  }
}

/** Undefined when the numbers are on no curve point. About 2 ms of arithmetic. */
export async function signerOf(message: string, signature: Hex): Promise<Address | undefined> {
  try {
    return await recoverMessageAddress({ message, signature })
  } catch {
    return undefined
  }
}
