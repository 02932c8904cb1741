// How the parts of the local chain speak to anvil.
import { createPublicClient, createTestClient, createWalletClient, http } from 'viem'
import type { Chain, HDAccount, HttpTransport, PublicClient, TestClient, WalletClient } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'

/** anvil's default mnemonic, known to everyone: its accounts hold play money only. */
const MNEMONIC = 'test test test test test test test test test test test junk'

export interface ChainClients {
  reader: PublicClient<HttpTransport, Chain>
  /** Signs as account 0, which owns both contracts. */
  owner: WalletClient<HttpTransport, Chain, HDAccount>
  miner: TestClient<'anvil', HttpTransport, Chain>
}

export function createClients(rpcUrl: string): ChainClients {
  const transport = http(rpcUrl, { retryCount: 1 })
  // Restated for every call: the default keeps a block number for seconds.
  const shared = { chain: foundry, transport, pollingInterval: 100, cacheTime: 0 }
  return {
    reader: createPublicClient(shared),
    owner: createWalletClient({ ...shared, account: mnemonicToAccount(MNEMONIC) }),
    miner: createTestClient({ ...shared, mode: 'anvil' }),
  }
}
