// Money from outside into an account: deposits, the faucet, and the builder's initial balance.
import { add } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import type { Amount } from '../storage/amount.ts'
import type { Account } from '../storage/records.ts'
import type { Transfer } from '../storage/transfer-records.ts'
import { credit, hashOf } from '../trading/fills.ts'
import type { Venue } from '../venue.ts'

const genesisUsdc = '10000'
/** Receives the local dashboard's builder fee, and must hold 100 USDC to be approved as a builder. */
export const builderAddress: HexAddress = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8'

export function fundGenesis(venue: Venue) {
  if (venue.store.get('transfer', 'genesis') !== undefined) return
  venue.change(() => {
    receive(venue, {
      id: 'genesis',
      user: builderAddress,
      kind: 'genesis',
      usdc: genesisUsdc,
      time: venue.at,
      hash: hashOf('genesis'),
      credited: true,
    })
  })
}

export function giveFromFaucet(venue: Venue, user: HexAddress, usdc: Amount) {
  venue.change(() => {
    const id = `faucet ${venue.next('nextTid')}`
    const hash = hashOf(id, venue.at)
    receive(venue, { id, user, kind: 'faucet', usdc, time: venue.at, hash, credited: true })
  })
}

/** Stores the transfer, and adds it to the account if it is credited. */
export function receive(venue: Venue, transfer: Transfer) {
  venue.store.put('transfer', transfer.id, transfer)
  venue.emit({ type: 'transfer', transfer })
  if (!transfer.credited) return
  openAccount(venue, transfer.user)
  credit(venue, transfer.user, transfer.usdc, '0')
}

/** Returns true when the account did not exist before. */
export function openAccount(venue: Venue, address: HexAddress): boolean {
  if (venue.account(address) !== undefined) return false
  const account: Account = {
    address,
    cash: '0',
    volume: '0',
    openedAt: venue.at,
    leverage: {},
    builderFees: {},
  }
  venue.store.put('account', address, account)
  return true
}

export function keepFee(venue: Venue, usdc: Amount) {
  const ledger = venue.ledger()
  const transferFees = add(ledger.transferFees ?? '0', usdc)
  venue.store.put('ledger', '', { ...ledger, transferFees })
}
