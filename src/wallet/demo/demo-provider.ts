// The demo wallet as an EIP-1193 provider. Loaded only when it is used, because it includes the signing code.
import { createWalletClient, http, isHex, type Hex, type TransactionRequest } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { ProviderRpcError, type Eip1193Provider } from '../eip1193.ts'

export interface DemoProvider extends Eip1193Provider {
  address: Hex
}

export interface DemoChain {
  id: number
  rpcUrl: string
}

const methodNotFound = 4200
const invalidParams = -32_602

export function createDemoProvider(key: Hex, chain: DemoChain): DemoProvider {
  const account = privateKeyToAccount(key)
  const client = createWalletClient({ account, transport: http(chain.rpcUrl) })

  const methods: Record<string, (params: unknown[]) => unknown> = {
    eth_accounts: () => [account.address],
    eth_requestAccounts: () => [account.address],
    eth_chainId: () => `0x${chain.id.toString(16)}`,
    personal_sign: ([message]) => {
      if (!isHex(message)) throw new ProviderRpcError(invalidParams, 'personal_sign wants hex')
      return account.signMessage({ message: { raw: message } })
    },
    eth_signTypedData_v4: ([, json]) => account.signTypedData(parseTypedData(json)),
    eth_sendTransaction: ([transaction]) =>
      client.sendTransaction({ ...transactionFrom(transaction), chain: null }),
  }

  return {
    address: account.address,
    async request({ method, params }) {
      const run = methods[method]
      if (run === undefined) {
        throw new ProviderRpcError(methodNotFound, `The demo wallet has no ${method}`)
      }
      return run(Array.isArray(params) ? params : [])
    },
  }
}

type SignableTypedData = Parameters<ReturnType<typeof privateKeyToAccount>['signTypedData']>[0]

/** viem checks the types and the message while it hashes them. */
function parseTypedData(json: unknown): SignableTypedData {
  return JSON.parse(String(json)) as SignableTypedData
}

/** JSON-RPC writes quantities as hex, viem wants bigints. */
function transactionFrom(value: unknown): TransactionRequest {
  const { to, data, value: amount, gas } = value as Record<string, Hex | undefined>
  return {
    ...(to === undefined ? {} : { to }),
    ...(data === undefined ? {} : { data }),
    ...(amount === undefined ? {} : { value: BigInt(amount) }),
    ...(gas === undefined ? {} : { gas: BigInt(gas) }),
  }
}
