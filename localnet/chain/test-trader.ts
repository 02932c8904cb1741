// What the tests of the chain use to look at it and act on it from outside: viem, as any wallet would.
import { createPublicClient, createWalletClient, erc20Abi, http } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import type { HexAddress, LocalChain } from '../types.ts'

const payAbi = [
  {
    type: 'function',
    name: 'pay',
    stateMutability: 'nonpayable',
    inputs: [{ type: 'address' }, { type: 'uint256' }, { type: 'bytes32' }],
    outputs: [],
  },
] as const

export function createReader(chain: LocalChain) {
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
    mined: (hash: HexAddress) => reader.waitForTransactionReceipt({ hash }),
  }
}

/** Somebody with a fresh key. */
export function createTrader(chain: LocalChain) {
  const account = privateKeyToAccount(generatePrivateKey())
  const wallet = createWalletClient({ account, chain: foundry, transport: http(chain.rpcUrl) })
  return {
    address: account.address,
    transfer: (to: HexAddress, amount: bigint): Promise<HexAddress> =>
      wallet.writeContract({
        address: chain.usdc,
        abi: erc20Abi,
        functionName: 'transfer',
        args: [to, amount],
      }),
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
