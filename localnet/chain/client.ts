// How the parts of the local chain speak to anvil.
import { createPublicClient, createTestClient, createWalletClient, http } from 'viem'
import type { Chain, HDAccount, HttpTransport, PublicClient, TestClient, WalletClient } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'

/** anvil's default mnemonic, known to everyone: its accounts hold play money only. */
const MNEMONIC = 'test test test test test test test test test test test junk'

export interface ChainClients {
  reader: PublicClient<HttpTransport, Chain>
  /** Signs as account 0, which owns all contracts. */
  owner: WalletClient<HttpTransport, Chain, HDAccount>
  /** Account 9, which creates what came to the chain later and does nothing else. */
  creator: WalletClient<HttpTransport, Chain, HDAccount>
  miner: TestClient<'anvil', HttpTransport, Chain>
}

/** `anvilUrl`: where anvil listens now; it moves whenever it is started again. */
export function createClients(anvilUrl: () => string): ChainClients {
  const fetchFn: typeof fetch = (_url, init) => fetch(anvilUrl(), init)
  const transport = http(anvilUrl(), { retryCount: 1, fetchFn })
  // Restated for every call: the default keeps a block number for seconds.
  const shared = { chain: foundry, transport, pollingInterval: 100, cacheTime: 0 }
  return {
    reader: createPublicClient(shared),
    owner: createWalletClient({ ...shared, account: mnemonicToAccount(MNEMONIC) }),
    creator: createWalletClient({
      ...shared,
      account: mnemonicToAccount(MNEMONIC, { addressIndex: 9 }),
    }),
    miner: createTestClient({ ...shared, mode: 'anvil' }),
  }
}
