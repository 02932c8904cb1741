// Finds the signer of a request. A signature over other data recovers another address, never an error, so that a
// wrong hash shows as an unknown wallet.
import { Encoder } from '@msgpack/msgpack'
import {
  concat,
  keccak256,
  numberToHex,
  recoverTypedDataAddress,
  toHex,
  type Hex,
  type TypedDataParameter,
} from 'viem'
import type { HexAddress } from '../../types.ts'
import { Refusal } from './refusal.ts'

export interface Signature {
  r: string
  s: string
  v: number
}

export interface SignedL1 {
  action: unknown
  nonce: number
  vaultAddress?: HexAddress | undefined
  expiresAfter?: number | undefined
}

const noContract = '0x0000000000000000000000000000000000000000'
const encoder = new Encoder()

/** The action is hashed exactly as received: the order of its keys is part of what was signed. */
export function actionHash({ action, nonce, vaultAddress, expiresAfter }: SignedL1): Hex {
  return keccak256(
    concat([
      toHex(encoder.encode(action)),
      numberToHex(nonce, { size: 8 }),
      vaultAddress === undefined ? '0x00' : concat(['0x01', vaultAddress]),
      expiresAfter === undefined ? '0x' : concat(['0x00', numberToHex(expiresAfter, { size: 8 })]),
    ]),
  )
}

/** Signer of a trading action, on the test network's domain. */
export async function recoverL1Signer(signed: SignedL1, signature: Signature): Promise<HexAddress> {
  return recover({
    domain: { name: 'Exchange', version: '1', chainId: 1337, verifyingContract: noContract },
    types: {
      Agent: [
        { name: 'source', type: 'string' },
        { name: 'connectionId', type: 'bytes32' },
      ],
    },
    primaryType: 'Agent',
    message: { source: 'b', connectionId: hashOrRefuse(signed) },
    signature,
  })
}

/** Signer of an action shown to a person in the wallet; its fields are the message. */
export function recoverUserSigner(
  action: Record<string, unknown> & { signatureChainId: string },
  primaryType: string,
  fields: TypedDataParameter[],
  signature: Signature,
): Promise<HexAddress> {
  return recover({
    domain: {
      name: 'HyperliquidSignTransaction',
      version: '1',
      chainId: Number(action.signatureChainId),
      verifyingContract: noContract,
    },
    types: { [primaryType]: fields },
    primaryType,
    message: action,
    signature,
  })
}

/** A body that is nested too deeply cannot be encoded, so that nobody can have signed it. */
function hashOrRefuse(signed: SignedL1): Hex {
  try {
    return actionHash(signed)
  } catch {
    throw new Refusal('Unable to recover signer')
  }
}

async function recover({
  signature,
  ...typedData
}: {
  domain: { name: string; version: string; chainId: number; verifyingContract: HexAddress }
  types: Record<string, TypedDataParameter[]>
  primaryType: string
  message: Record<string, unknown>
  signature: Signature
}): Promise<HexAddress> {
  try {
    const address = await recoverTypedDataAddress({ ...typedData, signature: serialise(signature) })
    return `0x${address.slice(2).toLowerCase()}`
  } catch {
    throw new Refusal('Unable to recover signer')
  }
}

const lastByte = new Map([
  [0, '1b'],
  [1, '1c'],
  [27, '1b'],
  [28, '1c'],
])

/** Some clients leave out leading zeros of r and s, or write v as 0 and 1. */
function serialise({ r, s, v }: Signature): Hex {
  const last = lastByte.get(v)
  if (last === undefined) throw new Refusal('Unable to recover signer')
  return `0x${r.slice(2).padStart(64, '0')}${s.slice(2).padStart(64, '0')}${last}`
}
