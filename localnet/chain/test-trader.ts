// Helpers for tests to read the chain and act on it from outside, through viem like any wallet.
import {
  concat,
  createPublicClient,
  createTestClient,
  createWalletClient,
  encodeFunctionData,
  erc20Abi,
  http,
  pad,
  parseSignature,
  stringToHex,
  toHex,
} from 'viem'
import { type PrivateKeyAccount, generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import type { HexAddress, LocalChain } from '../types.ts'
import { forwarderAddress, hyperEvmDomain } from './cctp-hook.ts'
import type { RunningChain } from './chain.ts'
import { extensionAbi, extensionAddress } from './contracts.ts'

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
    /** The number of USDC transfers from one address to the other. */
    transfersBetween: async (from: HexAddress, to: HexAddress) => {
      const filter = { ...usdc, eventName: 'Transfer', args: { from, to }, fromBlock: 0n } as const
      return (await reader.getContractEvents(filter)).length
    },
    mined: (hash: HexAddress) => reader.waitForTransactionReceipt({ hash }),
  }
}

export interface BurnOptions {
  /** The account to credit; the sender's own by default. */
  recipient?: HexAddress
  /** The balance to credit: 0 is the perpetuals balance. */
  dex?: number
  /** In 1e-6 USDC. */
  maxFee?: bigint
  /** Replaces the hook that names the account. */
  calldata?: HexAddress
}

const authorizationFields = [
  { name: 'from', type: 'address' },
  { name: 'to', type: 'address' },
  { name: 'value', type: 'uint256' },
  { name: 'validAfter', type: 'uint256' },
  { name: 'validBefore', type: 'uint256' },
  { name: 'nonce', type: 'bytes32' },
]

/** Burns USDC for an account of the exchange with one signature and one transaction. Returns the transaction's hash. */
export async function burnForExchange(
  chain: Contracts,
  account: PrivateKeyAccount,
  amount: bigint,
  more: BurnOptions = {},
): Promise<HexAddress> {
  const wallet = createWalletClient({ account, chain: foundry, transport: http(chain.rpcUrl) })
  const { recipient = account.address, dex = 0, maxFee = 500_000n, calldata } = more
  const authorization = {
    from: account.address,
    to: extensionAddress,
    value: amount,
    validAfter: 0n,
    validBefore: BigInt(Math.floor(Date.now() / 1_000) + 3_600),
    nonce: generatePrivateKey(),
  }
  const signature = parseSignature(
    await account.signTypedData({
      domain: {
        name: 'USD Coin',
        version: '2',
        chainId: foundry.id,
        verifyingContract: chain.usdc,
      },
      types: { ReceiveWithAuthorization: authorizationFields },
      primaryType: 'ReceiveWithAuthorization',
      message: authorization,
    }),
  )
  const forwarder = pad(forwarderAddress)
  const hookData = concat([
    stringToHex('cctp-forward', { size: 24 }),
    toHex(0, { size: 4 }),
    toHex(24, { size: 4 }),
    recipient,
    toHex(dex, { size: 4 }),
  ])
  return wallet.writeContract({
    address: extensionAddress,
    abi: extensionAbi,
    functionName: 'batchDepositForBurnWithAuth',
    args: [
      {
        amount,
        authValidAfter: authorization.validAfter,
        authValidBefore: authorization.validBefore,
        authNonce: authorization.nonce,
        v: Number(signature.v),
        r: signature.r,
        s: signature.s,
      },
      {
        amount,
        destinationDomain: hyperEvmDomain,
        mintRecipient: forwarder,
        destinationCaller: forwarder,
        maxFee,
        minFinalityThreshold: 1_000,
        hookData: calldata ?? hookData,
      },
    ],
  })
}

/** A person with a new key, or a given one. */
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
    /** A transfer that is signed but not sent, so that it can be mined more than once. */
    async sign(to: HexAddress, amount: bigint): Promise<HexAddress> {
      const data = encodeFunctionData({
        abi: erc20Abi,
        functionName: 'transfer',
        args: [to, amount],
      })
      const request = await wallet.prepareTransactionRequest({ to: chain.usdc, data })
      return wallet.signTransaction(request)
    },
    /** See `burnForExchange`. */
    burn: (amount: bigint, more?: BurnOptions) => burnForExchange(chain, account, amount, more),
    /** Tries what only the bridge's owner may do. */
    payFromBridge: (amount: bigint): Promise<HexAddress> =>
      wallet.writeContract({
        address: chain.bridge,
        abi: payAbi,
        functionName: 'pay',
        args: [account.address, amount, generatePrivateKey()],
      }),
  }
}

/** Replaces blocks, as a reorganisation does. */
export function createMiner(chain: Pick<RunningChain, 'anvilUrl'>) {
  const transport = http(chain.anvilUrl())
  const miner = createTestClient({ mode: 'anvil', chain: foundry, transport })
  const sender = createWalletClient({ chain: foundry, transport })
  return {
    sendRaw: (raw: HexAddress) => sender.sendRawTransaction({ serializedTransaction: raw }),
    /** Replaces the last `depth` blocks by empty ones; `again` is mined in the first of them. */
    reorganise: (depth: number, again: HexAddress[] = []) =>
      miner.request<{ Method: 'anvil_reorg'; Parameters: unknown[]; ReturnType: null }>({
        method: 'anvil_reorg',
        params: [depth, again.map((raw) => [raw, 0])],
      }),
  }
}
