// Clients that the local chain's code uses for anvil.
import { createPublicClient, createTestClient, createWalletClient, http } from 'viem'
import type { Chain, HDAccount, HttpTransport, PublicClient, TestClient, WalletClient } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'

/** anvil's default mnemonic, publicly known: its accounts hold only test money. */
const MNEMONIC = 'test test test test test test test test test test test junk'

export interface ChainClients {
  reader: PublicClient<HttpTransport, Chain>
  /** Signs as account 0, which owns all contracts. */
  owner: WalletClient<HttpTransport, Chain, HDAccount>
  /** Account 9, which only deploys the contracts that were added later. */
  creator: WalletClient<HttpTransport, Chain, HDAccount>
  miner: TestClient<'anvil', HttpTransport, Chain>
}

/** `anvilUrl`: where anvil listens now; it changes with every start. */
export function createClients(anvilUrl: () => string): ChainClients {
  const fetchFn: typeof fetch = (_url, init) => fetch(anvilUrl(), init)
  const transport = http(anvilUrl(), { retryCount: 1, fetchFn })
  // By default a block number is cached for seconds.
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
