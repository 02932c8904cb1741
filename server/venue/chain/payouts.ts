// What the bridge has paid out and what Circle has minted: shows that a withdrawal has arrived.
import { type PublicClient, formatUnits, zeroAddress } from 'viem'
import type { Address } from '../../../contract/primitives.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { Chain } from '../port.ts'
import { transferAbi } from './transaction.ts'

const usdcDecimals = 6
/** Blocks. About forty minutes on Arbitrum, whose bridge pays within five; public nodes do not return more at once. */
const lookBack = 10_000n

export async function readPayouts(
  client: PublicClient,
  { usdc, bridge }: ServerConfig['chain'],
  to: Address,
  route: 'bridge' | 'cctp',
  head: bigint,
): ReturnType<Chain['payouts']> {
  const logs = await client.getLogs({
    address: usdc,
    event: transferAbi[0],
    args: { from: route === 'bridge' ? bridge : zeroAddress, to },
    fromBlock: head > lookBack ? head - lookBack : 0n,
    toBlock: head,
    strict: true,
  })
  return Promise.all(
    logs.map(async ({ transactionHash, blockNumber, args }) => ({
      txHash: transactionHash,
      amount: formatUnits(args.value, usdcDecimals),
      at: Number((await client.getBlock({ blockNumber })).timestamp) * 1000,
    })),
  )
}
