// The kind of an account, and what it has beside the perpetuals that are traded here.
import { add } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import type { Amount, Elsewhere } from '../storage/records.ts'
import { credit, hashOf } from '../trading/fills.ts'
import type { Venue } from '../venue.ts'

const usdcToken = 0

export function elsewhereOf(venue: Venue, user: HexAddress): Elsewhere {
  const stored = venue.store.get('elsewhere', user)
  return stored ?? { ...nothing, user, mode: 'default' }
}

const nothing: Omit<Elsewhere, 'user' | 'mode'> = {
  role: null,
  balances: [],
  ledger: [],
  fills: [],
  twapFills: [],
  fundings: [],
  past: null,
}

/** Inside a change. */
export function changeElsewhere(
  venue: Venue,
  user: HexAddress,
  change: Partial<Omit<Elsewhere, 'user'>>,
) {
  venue.store.put('elsewhere', user, { ...elsewhereOf(venue, user), ...change })
}

/** One pot for spot and perpetuals: balances and holds are told with the spot account, the perpetuals' read 0. */
export function isPooled(venue: Venue, user: HexAddress): boolean {
  return ['unifiedAccount', 'portfolioMargin'].includes(elsewhereOf(venue, user).mode)
}

/** USDC of the spot account alone. */
export function spotUsdcOf(venue: Venue, user: HexAddress): Amount {
  const { balances } = elsewhereOf(venue, user)
  return balances.find(({ token }) => token === usdcToken)?.total ?? '0'
}

/** `usdc` may be negative. Inside a change. */
export function creditSpot(venue: Venue, user: HexAddress, usdc: Amount) {
  const { balances } = elsewhereOf(venue, user)
  const total = add(spotUsdcOf(venue, user), usdc)
  const others = balances.filter(({ token }) => token !== usdcToken)
  const own = { coin: 'USDC', token: usdcToken, total, hold: '0' }
  changeElsewhere(venue, user, { balances: [own, ...others] })
}

/** Moves the account's cash by what happened outside of this exchange. Inside a change. */
export function creditElsewhere(venue: Venue, user: HexAddress, usdc: Amount) {
  const id = `elsewhere ${venue.next('nextTid')}`
  const hash = hashOf(id, venue.at)
  const { at: time } = venue
  const transfer = { id, user, kind: 'elsewhere' as const, usdc, time, hash, credited: true }
  venue.store.put('transfer', id, transfer)
  credit(venue, user, usdc, '0')
}
