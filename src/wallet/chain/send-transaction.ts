import { t } from '@lingui/core/macro'
import type { Address, Hex } from '../../../contract/primitives.ts'
import { inWords } from '../eip1193.ts'
import { ensureChain, isOn, wrongChain } from './ensure-chain.ts'
import { providerOf, type Signer } from '../signer.ts'
import { WalletError } from '../wallet-error.ts'

export interface TransactionToSend {
  to: Address
  data: Hex
}

/**
 * Asks the wallet to sign and send a call without value; resolves to the transaction's hash. Switches the wallet to
 * the chain, and checks it again right before, because money sent on another chain would be lost. Throws
 * `WalletError`. `onLate` gets the hash when the wallet sends it after the person has stopped waiting.
 */
export async function sendTransaction(
  signer: Signer,
  { to, data }: TransactionToSend,
  onLate: (hash: Hex) => void,
): Promise<Hex> {
  const { address, chain, connector } = signer
  await ensureChain(signer)
  const provider = await providerOf(connector)
  if (!(await isOn(provider, chain))) throw wrongChain(chain)
  const sent = provider
    .request({ method: 'eth_sendTransaction', params: [{ from: address, to, data, value: '0x0' }] })
    .then(hashFrom)
  try {
    return await inWords(() => sent)
  } catch (error) {
    if (error instanceof WalletError && error.trouble === 'abandoned') sent.then(onLate, () => {})
    throw error
  }
}

function hashFrom(answer: unknown): Hex {
  if (typeof answer === 'string' && isTransactionHash(answer)) return answer
  throw new WalletError(
    'refused',
    t`Your wallet answered with something that is not a transaction. See in the wallet whether it was sent.`,
  )
}

export function isTransactionHash(text: string): text is Hex {
  return /^0x[0-9a-fA-F]{64}$/.test(text)
}
