import type { Config, Connector } from 'wagmi'
import { connect, getConnection } from 'wagmi/actions'
import type { Signer } from './sign.ts'

/** The wallet's current account; asks the person only when this wallet is not connected yet. */
export async function connectWallet(config: Config, connector: Connector): Promise<Signer> {
  const current = getConnection(config)
  if (current.status === 'connected' && current.connector.uid === connector.uid) {
    return { address: current.address, connector: current.connector }
  }
  const { accounts } = await connect(config, { connector })
  return { address: accounts[0], connector }
}
