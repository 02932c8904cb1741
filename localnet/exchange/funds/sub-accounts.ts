// Sub-accounts: they have a balance and positions of their own, and no key. Whoever may trade for the master account
// may trade for them by naming them as `vaultAddress`.
import { compare, isZero, negate } from '../../../contract/decimal.ts'
import { Refusal } from '../access/refusal.ts'
import type { HexAddress } from '../../types.ts'
import { valueAccount } from '../rules/margin.ts'
import type { Amount } from '../storage/amount.ts'
import type { Account } from '../storage/records.ts'
import { credit, hashOf } from '../trading/fills.ts'
import type { Venue } from '../venue.ts'
import { openAccount } from './receive.ts'

type SubAccount = Account & Required<Pick<Account, 'subAccount'>>

export function subAccountsOf(venue: Venue, master: HexAddress): SubAccount[] {
  return [...venue.store.all('account')].flatMap((account) => {
    const { subAccount } = account
    return subAccount?.master === master ? [{ ...account, subAccount }] : []
  })
}

/** The address is generated, so that no key for it exists. */
export function createSubAccount(venue: Venue, master: HexAddress, name: string): HexAddress {
  const others = subAccountsOf(venue, master)
  if (others.some(({ subAccount }) => subAccount.name === name)) {
    throw new Refusal(`Sub-account name already in use: ${name}`)
  }
  const address: HexAddress = `0x${hashOf('sub-account', master, others.length).slice(2, 42)}`
  openAccount(venue, address)
  const opened = venue.account(address)
  if (opened !== undefined) {
    venue.store.put('account', address, { ...opened, subAccount: { master, name } })
  }
  return address
}

export function renameSubAccount(
  venue: Venue,
  master: HexAddress,
  address: HexAddress,
  name: string,
) {
  const account = requireSubAccount(venue, master, address)
  venue.store.put('account', address, { ...account, subAccount: { master, name } })
}

/** Throws a `Refusal` when it belongs to another account. */
export function requireSubAccount(venue: Venue, master: HexAddress, address: HexAddress): Account {
  const account = venue.account(address)
  if (account?.subAccount?.master !== master) throw new Refusal(`Invalid sub-account: ${address}`)
  return account
}

/** Free of charge, at once, in either direction. */
export function moveWithinFamily(
  venue: Venue,
  from: HexAddress,
  to: HexAddress,
  usdc: Amount,
  nonce: number,
) {
  if (isZero(usdc)) throw new Refusal('Transfer amount must be above 0.')
  if (compare(usdc, valueAccount(venue, from).withdrawable) > 0) {
    throw new Refusal('Insufficient balance for sub-account transfer.')
  }
  credit(venue, from, negate(usdc), '0')
  credit(venue, to, usdc, '0')
  const id = hashOf('family', from, to, nonce, venue.at)
  const parties = { user: from, destination: to, withinFamily: true }
  const sent = { id, ...parties, usdc, fee: '0', nonce, time: venue.at }
  venue.store.put('send', id, sent)
  venue.emit({ type: 'send', send: sent })
}
