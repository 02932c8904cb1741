// Switches a wallet to the configured chain. Written here, because the library takes every failure to add a chain
// for a rejection, and waits for ever for a wallet that confirms and does nothing.
import { t } from '@lingui/core/macro'
import { askWallet, type Eip1193Provider } from '../eip1193.ts'
import { providerOf, type Signer, type WalletChain } from '../signer.ts'
import { asWalletError, WalletError, type WalletTrouble } from '../wallet-error.ts'

/**
 * Switches, and offers to add the chain when the wallet does not know it. Throws `WalletError`: `chain` when the
 * wallet stays on another chain, with what to do by hand.
 */
export async function ensureChain({
  connector,
  chain,
}: Pick<Signer, 'connector' | 'chain'>): Promise<void> {
  const provider = await providerOf(connector)
  if (await isOn(provider, chain)) return
  const failure = await move(provider, chain)
  if (!(await isOn(provider, chain))) throw stuck(chain, failure)
  // Not every wallet reports a switch that it was asked for.
  connector.onChainChanged(hexOf(chain.id))
}

/** The error for a wallet on the wrong chain. */
export function wrongChain(chain: WalletChain): WalletError {
  return new WalletError(
    'chain',
    t`Your wallet is on another network. Switch it to ${chain.name}, then try again.`,
  )
}

export async function isOn(provider: Eip1193Provider, chain: WalletChain): Promise<boolean> {
  return Number(await askWallet(provider, 'eth_chainId')) === chain.id
}

/** After these nothing more is asked: the person has answered, or cannot answer. */
const final = new Set<WalletTrouble>(['rejected', 'abandoned', 'pending', 'disconnected'])

/** The last error, if any. A wallet may fail to add a chain that it knows under another name or node. */
async function move(
  provider: Eip1193Provider,
  chain: WalletChain,
): Promise<WalletError | undefined> {
  const failed = await attempt(() => switchTo(provider, chain))
  if (failed === undefined) return undefined
  const notAdded = await attempt(() => add(provider, chain))
  const notSwitched = (await isOn(provider, chain))
    ? undefined
    : await attempt(() => switchTo(provider, chain))
  return notSwitched && (notAdded ?? notSwitched)
}

async function attempt(ask: () => Promise<unknown>): Promise<WalletError | undefined> {
  try {
    await ask()
    return undefined
  } catch (error) {
    const failure = asWalletError(error)
    if (final.has(failure.trouble)) throw failure
    return failure
  }
}

function switchTo(provider: Eip1193Provider, { id }: WalletChain): Promise<unknown> {
  return askWallet(provider, 'wallet_switchEthereumChain', [{ chainId: hexOf(id) }])
}

function add(provider: Eip1193Provider, { id, name, rpcUrl }: WalletChain): Promise<unknown> {
  const nativeCurrency = { name: t`Ether`, symbol: 'ETH', decimals: 18 }
  return askWallet(provider, 'wallet_addEthereumChain', [
    { chainId: hexOf(id), chainName: name, nativeCurrency, rpcUrls: [rpcUrl] },
  ])
}

function stuck(chain: WalletChain, cause: WalletError | undefined): WalletError {
  if (cause === undefined) return wrongChain(chain)
  return new WalletError(
    'chain',
    t`Your wallet neither switched to ${chain.name} nor added it. In the wallet, choose the network with chain id ${chain.id}, or add one: RPC ${chain.rpcUrl}, chain id ${chain.id}, currency ETH. Then try again.`,
    { cause },
  )
}

function hexOf(id: number): `0x${string}` {
  return `0x${id.toString(16)}`
}
