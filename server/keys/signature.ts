import { recoverMessageAddress, recoverTypedDataAddress, zeroAddress } from 'viem'
import type { Address, Hex } from '../../contract/primitives.ts'
import type { TypedData } from '../../contract/typed-data.ts'

/** Half of the order of secp256k1: above it lies the twin of a signature, which recovers to the same address. */
const halfOrder = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n
const shape = /^0x([0-9a-f]{64})([0-9a-f]{64})(1b|1c)$/

/**
 * The one spelling of a signature that is accepted: 65 bytes of lower-case hex, low s, v 27 or 28. Undefined: anything
 * else, such as its high-s twin, v 0 or 1, the compact form, or what a contract wallet returns.
 */
export function canonicalSignature(text: string): Hex | undefined {
  const parts = shape.exec(text)
  if (parts === null) return undefined
  const r = BigInt(`0x${parts[1]}`)
  const s = BigInt(`0x${parts[2]}`)
  return r > 0n && s > 0n && s <= halfOrder ? asHex(text) : undefined
}

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

/** Checked by `shape`. */
function asHex(text: string): Hex {
  return text as Hex
}
