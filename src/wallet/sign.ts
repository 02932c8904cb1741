// The only two things that the dashboard asks a wallet to sign: a readable message and typed data.
import { t } from '@lingui/core/macro'
import type { Address, Hex } from '../../contract/primitives.ts'
import {
  canonicalSignature,
  contractWalletRefusal,
  isContractSignature,
} from '../../contract/people/signature.ts'
import type { TypedData } from '../../contract/people/typed-data.ts'
import { isSameAddress } from './address.ts'
import { askWallet } from './eip1193.ts'
import type * as Library from './recover.ts'
import { ensureChain, isOn, wrongChain } from './chain/ensure-chain.ts'
import { providerOf, type Signer } from './signer.ts'
import { isRejection, WalletError } from './wallet-error.ts'

/** Throws `WalletError`, also when another account or a contract has signed. */
export async function signMessage(signer: Signer, message: string): Promise<Hex> {
  const provider = await providerOf(signer.connector)
  const params = [utf8Hex(message), signer.address]
  const signature = signatureFrom(await askWallet(provider, 'personal_sign', params))
  await requireOwn(signer, ({ recoverMessageAddress }) =>
    recoverMessageAddress({ message, signature }),
  )
  return signature
}

/**
 * Switches the wallet to the chain first, because wallets refuse to sign for another one. Throws `WalletError` as
 * `signMessage` does, and when the wallet leaves the chain meanwhile.
 */
export async function signTypedData(signer: Signer, data: TypedData): Promise<Hex> {
  const { address, chain, connector } = signer
  const { domain, types, primaryType, message } = data
  if (domain.chainId !== chain.id) {
    throw new Error(t`The server asks for a signature on another chain than its own.`)
  }
  await ensureChain(signer)
  const provider = await providerOf(connector)
  const all = { EIP712Domain: domainFields, ...types }
  const payload = JSON.stringify({ domain, types: all, primaryType, message })
  const answer = await askWallet(provider, 'eth_signTypedData_v4', [address, payload]).catch(
    async (error: unknown) => {
      if (isRejection(error) || (await isOn(provider, chain).catch(() => true))) throw error
      throw wrongChain(chain)
    },
  )
  const signature = signatureFrom(answer)
  const own = { ...domain, verifyingContract: asContract(domain.verifyingContract) }
  await requireOwn(signer, ({ recoverTypedDataAddress }) =>
    recoverTypedDataAddress({ domain: own, types, primaryType, message, signature }),
  )
  return signature
}

const domainFields = [
  {
    name: 'name',
    type: 'string',
  },
  {
    name: 'version',
    type: 'string',
  },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
]

/**
 * The signature in its only accepted form. Throws when it is not a signature, with a separate message for contract
 * wallets.
 */
export function signatureFrom(answer: unknown): Hex {
  const text = typeof answer === 'string' ? answer : ''
  const signature = canonicalSignature(text)
  if (signature !== undefined) return signature
  if (isContractSignature(text)) throw new WalletError('account', contractWalletRefusal)
  throw new WalletError(
    'refused',
    t`Your wallet answered with something that is not a signature. Update it, or use another one, then try again.`,
  )
}

type Recover = typeof Library

/** The server and the exchange check it as well, but cannot say as clearly what happened. */
async function requireOwn(
  { address }: Signer,
  recover: (library: Recover) => Promise<Address>,
): Promise<void> {
  const signedBy = await import('./recover.ts').then(recover).catch(() => address)
  if (isSameAddress(signedBy, address)) return
  const short = `${address.slice(0, 6)}…${address.slice(-4)}`
  throw new WalletError(
    'account',
    t`Your wallet did not sign as ${short}. Choose this account in the wallet, then try again. ${contractWalletRefusal}`,
  )
}

export function utf8Hex(text: string): Hex {
  const bytes = new TextEncoder().encode(text)
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Hashed as it is; the exchange's is the zero address. */
function asContract(text: string): Address {
  return text as Address
}
