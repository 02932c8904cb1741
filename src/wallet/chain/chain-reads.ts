// Reads about an account on the chain, from the node that the server names, not from the wallet.
import type { Config as WalletConfig } from 'wagmi'
import { getClient } from 'wagmi/actions'
import type { Config } from '../../../contract/ops/config.ts'
import type { Address, DecimalString, Hex } from '../../../contract/primitives.ts'
import { balanceOfCall } from './erc20.ts'
import { etherDecimals, fromUnits, usdcDecimals } from './units.ts'

export interface ChainBalances {
  usdc: DecimalString
  /** ETH, for gas. */
  gas: DecimalString
  /** ETH: the most that a transfer may cost at the current gas price. */
  gasNeeded: DecimalString
}

/**
 * Gas: a token transfer uses about 50,000 and a CCTP burn about 200,000; twice that allows for a rising price and
 * for Arbitrum's data fee.
 */
const gasOf = { bridge: 100_000n, cctp: 400_000n } as const

export async function readBalances(
  wallet: WalletConfig,
  chain: Config['chain'],
  owner: Address,
  route: 'bridge' | 'cctp',
): Promise<ChainBalances> {
  const client = getClient(wallet, { chainId: chain.id })
  if (client === undefined) throw new Error('The chain is not configured')
  const call = { to: asAddress(chain.usdc), data: balanceOfCall(owner) }
  const [usdc, gas, price] = await Promise.all([
    client.request({ method: 'eth_call', params: [call, 'latest'] }),
    client.request({ method: 'eth_getBalance', params: [owner, 'latest'] }),
    client.request({ method: 'eth_gasPrice' }),
  ])
  return {
    usdc: fromUnits(quantity(usdc), usdcDecimals),
    gas: fromUnits(quantity(gas), etherDecimals),
    gasNeeded: fromUnits(quantity(price) * gasOf[route], etherDecimals),
  }
}

/** An address without the token's code returns an empty "0x". */
function quantity(hex: Hex): bigint {
  if (!/^0x[0-9a-fA-F]+$/.test(hex)) throw new Error('The chain has no USDC at this address')
  return BigInt(hex)
}

/** The contract's schema has checked the pattern, which its string type does not express. */
export function asAddress(text: string): Address {
  return text as Address
}
