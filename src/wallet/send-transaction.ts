import type { Address, Hex } from '../../contract/primitives.ts'
import { ensureChain, providerOf, type Signer } from './sign.ts'

export interface TransactionToSend {
  chainId: number
  to: Address
  data: Hex
}

/**
 * Asks the wallet to sign and send a call without value; resolves to the transaction's hash. The wallet is moved to the
 * chain, and asked once more where it is right before: sent on another chain, the money would be gone. Rejects as the
 * wallet does when the person says no.
 */
export async function sendTransaction(
  { address, connector }: Signer,
  { chainId, to, data }: TransactionToSend,
): Promise<Hex> {
  await ensureChain(connector, chainId)
  const provider = await providerOf(connector)
  const current = await provider.request({ method: 'eth_chainId' })
  if (Number(current) !== chainId) {
    throw new Error('The wallet is on another network. Switch it, then try again.')
  }
  const hash = await provider.request({
    method: 'eth_sendTransaction',
    params: [{ from: address, to, data, value: '0x0' }],
  })
  if (typeof hash === 'string' && isTransactionHash(hash)) return hash
  throw new Error('The wallet answered with something that is not a transaction')
}

export function isTransactionHash(text: string): text is Hex {
  return /^0x[0-9a-fA-F]{64}$/.test(text)
}
