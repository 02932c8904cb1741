// Transactions of the contracts' owner: faucet and payouts. One account sends them one after the other; only waiting
// for blocks happens in parallel. An answer comes when the block is on disk, so that no kill takes it back.
import { parseEther } from 'viem'
import type { BlockRef, HexAddress, Payout } from '../types.ts'
import type { BlockClock } from './anvil/block-clock.ts'
import { holdsBlock } from './blocks.ts'
import type { ChainClients } from './client.ts'
import { RefusedGift, isRefusal } from './refused-gift.ts'
import {
  bridgeAbi,
  bridgeAddress,
  messengerAbi,
  messengerAddress,
  usdcAbi,
  usdcAddress,
} from './contracts.ts'

const FAUCET_ETHER = parseEther('1')

export function createTreasury(clients: ChainClients, blocks: Pick<BlockClock, 'saved'>) {
  const { reader, owner } = clients
  let lastSent: Promise<unknown> = Promise.resolve()
  const payouts = new Map<HexAddress, Promise<Payout>>()

  function send(transaction: () => Promise<HexAddress>): Promise<HexAddress> {
    const sent = lastSent.then(transaction)
    lastSent = sent.catch(() => undefined)
    return sent
  }

  async function mined(hash: HexAddress): Promise<BlockRef> {
    const receipt = await reader.waitForTransactionReceipt({ hash, timeout: 30_000 })
    if (receipt.status !== 'success') throw new Error(`The local chain reverted ${hash}`)
    return kept({ number: receipt.blockNumber, hash: receipt.blockHash })
  }

  /** Throws when a kill has taken the block back before it was on disk. */
  async function kept(block: BlockRef): Promise<BlockRef> {
    await blocks.saved(block.number)
    if (await holdsBlock(clients, block)) return block
    throw new Error(`The local chain was killed before it kept block ${block.number}`)
  }

  async function faucet(address: HexAddress, usdc: bigint): Promise<{ txHash: HexAddress }> {
    if (usdc < 0n) throw new RangeError(`The faucet gives, it does not take ${usdc}`)
    // Ether first: an address that does not accept it, such as a contract, then gets nothing at all.
    const etherHash = await send(() =>
      owner.sendTransaction({ to: address, value: FAUCET_ETHER }),
    ).catch((error: unknown) => {
      throw isRefusal(error) ? new RefusedGift(address, error) : error
    })
    const txHash = await send(() =>
      owner.writeContract({
        address: usdcAddress,
        abi: usdcAbi,
        functionName: 'mint',
        args: [address, usdc],
      }),
    )
    await Promise.all([mined(etherHash), mined(txHash)])
    return { txHash }
  }

  async function payOnce(
    address: HexAddress,
    amount: bigint,
    id: HexAddress,
    route: 'bridge' | 'cctp',
  ): Promise<Payout> {
    const isMinted = route === 'cctp'
    const find = isMinted ? findMint : findPayment
    const earlier = await find(address, amount, id)
    if (earlier) return { ...earlier, block: await kept(earlier.block) }
    const txHash = await send(() =>
      isMinted
        ? owner.writeContract({
            address: messengerAddress,
            abi: messengerAbi,
            functionName: 'relay',
            args: [address, amount, 0n, id],
          })
        : owner.writeContract({
            address: bridgeAddress,
            abi: bridgeAbi,
            functionName: 'pay',
            args: [address, amount, id],
          }),
    )
    return { txHash, block: await mined(txHash) }
  }

  async function findMint(
    address: HexAddress,
    amount: bigint,
    id: HexAddress,
  ): Promise<Payout | undefined> {
    const messenger = { address: messengerAddress, abi: messengerAbi } as const
    if (!(await reader.readContract({ ...messenger, functionName: 'isRelayed', args: [id] }))) {
      return undefined
    }
    const [relayed] = await reader.getContractEvents({
      ...messenger,
      eventName: 'Relayed',
      args: { id },
      fromBlock: 0n,
      strict: true,
    })
    return same(relayed, address, amount, id)
  }

  async function findPayment(
    address: HexAddress,
    amount: bigint,
    id: HexAddress,
  ): Promise<Payout | undefined> {
    const bridge = { address: bridgeAddress, abi: bridgeAbi } as const
    if (!(await reader.readContract({ ...bridge, functionName: 'isPaid', args: [id] }))) {
      return undefined
    }
    const [paid] = await reader.getContractEvents({
      ...bridge,
      eventName: 'Paid',
      args: { id },
      fromBlock: 0n,
      strict: true,
    })
    return same(paid, address, amount, id)
  }

  /** Calls with the same id run one after the other, so that the second finds the payment of the first. */
  function payout(
    address: HexAddress,
    amount: bigint,
    id: HexAddress,
    route: 'bridge' | 'cctp' = 'bridge',
  ): Promise<Payout> {
    const before = payouts.get(id) ?? Promise.resolve()
    const paid = before.catch(() => undefined).then(() => payOnce(address, amount, id, route))
    payouts.set(id, paid)
    const forget = (): void => {
      if (payouts.get(id) === paid) payouts.delete(id)
    }
    paid.then(forget, forget)
    return paid
  }

  return { faucet, payout }
}

interface Paid {
  transactionHash: HexAddress
  blockNumber: bigint
  blockHash: HexAddress
  args: { to: HexAddress; amount: bigint }
}

/** Throws when the id has paid something else. */
function same(paid: Paid | undefined, address: HexAddress, amount: bigint, id: HexAddress): Payout {
  if (!paid) throw new Error(`The chain does not say what it paid for ${id}`)
  if (paid.args.to.toLowerCase() !== address.toLowerCase() || paid.args.amount !== amount) {
    throw new Error(`Payout ${id} was made before, of ${paid.args.amount} to ${paid.args.to}`)
  }
  return { txHash: paid.transactionHash, block: { number: paid.blockNumber, hash: paid.blockHash } }
}
