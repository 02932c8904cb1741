// How money gets onto the exchange: deposits from the chain, the faucet, and what the builder begins with.
import { add, compare, divide } from '../../../contract/decimal.ts'
import type { BridgeDeposit, HexAddress, LocalChain } from '../../types.ts'
import type { Account, Amount, Transfer } from '../storage/records.ts'
import { hashOf } from '../trading/fills.ts'
import { firstCounters } from '../venue.ts'
import type { Venue } from '../venue.ts'

const minimumDeposit = '5'
const microUsdc = 1_000_000
const genesisUsdc = '10000'
/** Earns the fee of the local dashboard, and must hold 100 USDC to be approved as a builder. */
const builderAddress: HexAddress = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8'

export function fundGenesis(venue: Venue) {
  if (venue.store.get('transfer', 'genesis') !== undefined) return
  venue.change(() => {
    receive(venue, {
      id: 'genesis',
      user: builderAddress,
      kind: 'genesis',
      usdc: genesisUsdc,
      hash: hashOf('genesis'),
    })
  })
}

export function giveFromFaucet(venue: Venue, user: HexAddress, usdc: Amount) {
  venue.change(() => {
    const id = `faucet ${venue.next('nextTid')}`
    receive(venue, { id, user, kind: 'faucet', usdc, hash: hashOf(id, venue.at) })
  })
}

/** Credits each deposit once, wherever the exchange or the chain was stopped. Returns what ends the watch. */
export async function followDeposits(venue: Venue, chain: LocalChain): Promise<() => void> {
  const counters = venue.store.get('counters', '') ?? firstCounters
  const height = await chain.blockNumber()
  // A chain that began anew has fewer blocks than have been read.
  const from = BigInt(counters.nextBlock) > height + 1n ? 0n : BigInt(counters.nextBlock)
  return chain.watchDeposits(from, (deposit, nextBlock) => {
    venue.change(() => {
      creditDeposit(venue, deposit)
      const current = venue.store.get('counters', '') ?? firstCounters
      venue.store.put('counters', '', { ...current, nextBlock: Number(nextBlock) })
    })
  })
}

function creditDeposit(venue: Venue, deposit: BridgeDeposit) {
  const id = `${deposit.txHash} ${deposit.logIndex}`
  if (venue.store.get('transfer', id) !== undefined) return
  receive(venue, {
    id,
    user: deposit.from,
    kind: 'deposit',
    usdc: divide(String(deposit.amount), microUsdc),
    hash: deposit.txHash,
  })
}

function receive(venue: Venue, incoming: Omit<Transfer, 'time' | 'credited'>) {
  const credited = incoming.kind !== 'deposit' || compare(incoming.usdc, minimumDeposit) >= 0
  const transfer: Transfer = { ...incoming, time: venue.at, credited }
  venue.store.put('transfer', transfer.id, transfer)
  venue.emit({ type: 'transfer', transfer })
  if (!credited) return
  const account = venue.account(transfer.user) ?? newAccount(transfer.user, venue.at)
  venue.store.put('account', account.address, {
    ...account,
    cash: add(account.cash, transfer.usdc),
  })
}

function newAccount(address: HexAddress, openedAt: number): Account {
  return { address, cash: '0', volume: '0', openedAt, leverage: {}, builderFees: {} }
}
