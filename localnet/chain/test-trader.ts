// What the tests of the chain use to look at it and act on it from outside: viem, as any wallet would.
import {
  createPublicClient,
  createTestClient,
  createWalletClient,
  encodeFunctionData,
  erc20Abi,
  http,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import type { HexAddress, LocalChain } from '../types.ts'
import type { RunningChain } from './chain.ts'

const payAbi = [
  {
    type: 'function',
    name: 'pay',
    stateMutability: 'nonpayable',
    inputs: [{ type: 'address' }, { type: 'uint256' }, { type: 'bytes32' }],
    outputs: [],
  },
] as const

type Contracts = Pick<LocalChain, 'rpcUrl' | 'usdc' | 'bridge'>

export function createReader(chain: Contracts) {
  const reader = createPublicClient({
    chain: foundry,
    transport: http(chain.rpcUrl),
    pollingInterval: 100,
  })
  const usdc = { address: chain.usdc, abi: erc20Abi } as const
  return {
    chainId: () => reader.getChainId(),
    etherOf: (address: HexAddress) => reader.getBalance({ address }),
    usdcOf: (address: HexAddress) =>
      reader.readContract({ ...usdc, functionName: 'balanceOf', args: [address] }),
    usdcFacts: () =>
      Promise.all([
        reader.readContract({ ...usdc, functionName: 'name' }),
        reader.readContract({ ...usdc, functionName: 'symbol' }),
        reader.readContract({ ...usdc, functionName: 'decimals' }),
      ]),
    /** How many transfers of USDC went from one to the other. */
    transfersBetween: async (from: HexAddress, to: HexAddress) => {
      const filter = { ...usdc, eventName: 'Transfer', args: { from, to }, fromBlock: 0n } as const
      return (await reader.getContractEvents(filter)).length
    },
    mined: (hash: HexAddress) => reader.waitForTransactionReceipt({ hash }),
  }
}

/** Somebody with a fresh key, or with a known one. */
export function createTrader(chain: Contracts, key: HexAddress = generatePrivateKey()) {
  const account = privateKeyToAccount(key)
  const wallet = createWalletClient({ account, chain: foundry, transport: http(chain.rpcUrl) })
  return {
    account,
    address: account.address,
    transfer: (to: HexAddress, amount: bigint): Promise<HexAddress> =>
      wallet.writeContract({
        address: chain.usdc,
        abi: erc20Abi,
        functionName: 'transfer',
        args: [to, amount],
      }),
    /** A transfer that is signed and not sent, to be mined more than once. */
    async sign(to: HexAddress, amount: bigint): Promise<HexAddress> {
      const data = encodeFunctionData({
        abi: erc20Abi,
        functionName: 'transfer',
        args: [to, amount],
      })
      const request = await wallet.prepareTransactionRequest({ to: chain.usdc, data })
      return wallet.signTransaction(request)
    },
    /** Tries what only the bridge's owner may. */
    payFromBridge: (amount: bigint): Promise<HexAddress> =>
      wallet.writeContract({
        address: chain.bridge,
        abi: payAbi,
        functionName: 'pay',
        args: [account.address, amount, generatePrivateKey()],
      }),
  }
}

/** Replaces blocks, as the network sometimes does. */
export function createMiner(chain: Pick<RunningChain, 'anvilUrl'>) {
  const transport = http(chain.anvilUrl())
  const miner = createTestClient({ mode: 'anvil', chain: foundry, transport })
  const sender = createWalletClient({ chain: foundry, transport })
  return {
    sendRaw: (raw: HexAddress) => sender.sendRawTransaction({ serializedTransaction: raw }),
    /** The last `depth` blocks give way to empty ones; `again` is mined in the first of them. */
    reorganise: (depth: number, again: HexAddress[] = []) =>
      miner.request<{ Method: 'anvil_reorg'; Parameters: unknown[]; ReturnType: null }>({
        method: 'anvil_reorg',
        params: [depth, again.map((raw) => [raw, 0])],
      }),
  }
}
