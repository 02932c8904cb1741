// USDC deposited over the bridge or by CCTP: credited once, and taken back when the chain drops its block.
import { compare, divide, negate } from '../../../contract/decimal.ts'
import type { BlockRef, BridgeDeposit, DepositBook, HexAddress } from '../../types.ts'
import type { Transfer } from '../storage/transfer-records.ts'
import type { Venue } from '../venue.ts'
import { burnt, creditBalance } from './cctp.ts'
import { receive } from './receive.ts'

const minimumDeposit = '5'
const microUsdc = 1_000_000

/**
 * `chain`: identifies the chain; deposits of an earlier chain are left as they are. `mintMs`: milliseconds until
 * Circle mints.
 */
export function createDepositBook(venue: Venue, chain: HexAddress, mintMs: number): DepositBook {
  function* known(): Iterable<Transfer & Required<Pick<Transfer, 'block'>>> {
    for (const transfer of venue.store.all('transfer')) {
      const { block } = transfer
      if (block?.chain === chain && transfer.dropped !== true) yield { ...transfer, block }
    }
  }

  function take(deposit: BridgeDeposit) {
    const id = `${chain} ${deposit.txHash} ${deposit.logIndex}`
    // Stored before a deposit's id included its chain.
    if (venue.store.get('transfer', `${deposit.txHash} ${deposit.logIndex}`) !== undefined) return
    const before = venue.store.get('transfer', id)
    const block = { chain, number: Number(deposit.block.number), hash: deposit.block.hash }
    if (before !== undefined && before.dropped !== true) {
      venue.store.put('transfer', id, { ...before, block })
      return
    }
    const { from: user, txHash: hash, cctp } = deposit
    const row = { id, user, kind: 'deposit' as const, time: venue.at, hash, block }
    if (cctp !== undefined) {
      receive(venue, {
        ...row,
        ...burnt({ ...deposit, cctp }, venue.at + mintMs),
        credited: false,
      })
      return
    }
    const usdc = divide(String(deposit.amount), microUsdc)
    receive(venue, { ...row, usdc, credited: compare(usdc, minimumDeposit) >= 0 })
  }

  function drop(transfer: Transfer) {
    venue.store.put('transfer', transfer.id, { ...transfer, credited: false, dropped: true })
    if (transfer.credited) creditBalance(venue, transfer, negate(transfer.usdc))
  }

  return {
    knownBlocks: () =>
      [...known()]
        .map(({ block }): BlockRef => ({ number: BigInt(block.number), hash: block.hash }))
        .sort((a, b) => Number(b.number - a.number)),

    credit(deposits) {
      venue.change(() => deposits.forEach(take))
    },

    replaceAbove(height, deposits) {
      venue.change(() => {
        const found = new Set(
          deposits.map(({ txHash, logIndex }) => `${chain} ${txHash} ${logIndex}`),
        )
        const gone = [...known()].filter(({ id, block }) => block.number > height && !found.has(id))
        gone.forEach(drop)
        deposits.forEach(take)
      })
    },
  }
}
