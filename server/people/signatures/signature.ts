import { recoverMessageAddress, recoverTypedDataAddress, zeroAddress } from 'viem'
import { ServiceError } from '../../../contract/errors.ts'
import type { Address, Hex } from '../../../contract/primitives.ts'
import {
  canonicalSignature,
  contractWalletRefusal,
  isContractSignature,
} from '../../../contract/people/signature.ts'
import type { TypedData } from '../../../contract/people/typed-data.ts'

/** The signature in its only accepted form. Throws SIGNATURE_INVALID with a message for the person who signed. */
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

/** The signer of typed data; undefined when the signature is not a valid curve point. */
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

/** The signer; undefined when the signature is not a valid curve point. Takes about 2 ms. */
export async function signerOf(message: string, signature: Hex): Promise<Address | undefined> {
  try {
    return await recoverMessageAddress({ message, signature })
  } catch {
    return undefined
  }
}
