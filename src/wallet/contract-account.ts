// Whether an account is a contract. Checked before anything is signed, because the exchange accepts no signatures of
// contracts.
import type { Config as WalletConfig } from 'wagmi'
import { getClient } from 'wagmi/actions'
import { contractWalletRefusal } from '../../contract/people/signature.ts'
import { providerOf, type Signer } from './signer.ts'
import { WalletError } from './wallet-error.ts'

/** Milliseconds. Without an answer by then nothing is known. */
const patienceMs = 2_000

/**
 * Checks for code at the address, on the configured chain and on the wallet's current one: a contract's address has
 * no key on any chain. Throws `WalletError` when there is code; when neither chain can be asked, the signature will
 * tell.
 */
export async function refuseContractAccount(wallet: WalletConfig, signer: Signer): Promise<void> {
  const { address, chain, connector } = signer
  const params: [`0x${string}`, 'latest'] = [address, 'latest']
  const known = getClient(wallet, { chainId: chain.id })
  const codes = await Promise.all([
    answered(known?.request({ method: 'eth_getCode', params })),
    answered(
      providerOf(connector).then((provider) => provider.request({ method: 'eth_getCode', params })),
    ),
  ])
  if (codes.some(isContractCode)) throw new WalletError('account', contractWalletRefusal)
}

/** An account with a key that delegates to a contract (EIP-7702) still signs with that key. */
export function isContractCode(code: unknown): boolean {
  if (typeof code !== 'string' || !/^0x([0-9a-f]{2})+$/i.test(code)) return false
  return !/^0xef0100[0-9a-f]{40}$/i.test(code)
}

async function answered(asked: Promise<unknown> | undefined): Promise<unknown> {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs))
  return Promise.race([asked, late]).catch(() => undefined)
}
