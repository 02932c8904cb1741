import { t } from '@lingui/core/macro'
import type { Config, Connector } from 'wagmi'
import { connect, disconnect, getConnection, reconnect } from 'wagmi/actions'
import type { Address } from '../../contract/primitives.ts'
import { checksummed } from './address.ts'
import { askWallet, inWords, isProvider } from './eip1193.ts'
import { providerOf } from './signer.ts'
import { WalletError } from './wallet-error.ts'

/**
 * The wallet's current account; asks the person only when this wallet is not connected yet, or locked. Other wallets
 * are disconnected, so that the connected one belongs to the signed-in person. Throws `WalletError`.
 */
export async function connectWallet(config: Config, connector: Connector): Promise<Address> {
  const current = getConnection(config)
  const isConnected = current.status === 'connected' && current.connector.uid === connector.uid
  const address = isConnected ? await unlocked(connector) : await asked(config, connector)
  const others = [...config.state.connections.values()].filter(
    (each) => each.connector.uid !== connector.uid,
  )
  for (const other of others) await disconnect(config, { connector: other.connector })
  return address
}

/** Asks an already known wallet to be unlocked, and reconnects it. Throws `WalletError`. */
export async function reopenWallet(config: Config, connector: Connector): Promise<void> {
  const provider: unknown = await connector.getProvider()
  if (!isProvider(provider)) return void (await asked(config, connector))
  await askWallet(provider, 'eth_requestAccounts')
  // Most wallets report it, and are connected by then.
  if (getConnection(config).status !== 'connected') {
    await reconnect(config, { connectors: [connector] })
  }
}

async function asked(config: Config, connector: Connector): Promise<Address> {
  const { accounts } = await inWords(() => connect(config, { connector }))
  return firstOf(accounts)
}

/** The account of a connected wallet; a locked one asks to be unlocked. */
async function unlocked(connector: Connector): Promise<Address> {
  const accounts = await inWords(() => connector.getAccounts())
  if (accounts.length > 0) return firstOf(accounts)
  return firstOf(await askWallet(await providerOf(connector), 'eth_requestAccounts'))
}

function firstOf(accounts: unknown): Address {
  const first: unknown = Array.isArray(accounts) ? accounts[0] : undefined
  if (typeof first === 'string') return checksummed(first)
  throw new WalletError(
    'unauthorised',
    t`Your wallet named no account. Unlock it, choose an account for this page, then try again.`,
  )
}
