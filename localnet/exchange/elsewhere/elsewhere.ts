// An account's mode, and what it has besides the perpetuals that are traded here.
import { add } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import type { Amount } from '../storage/amount.ts'
import type { Elsewhere } from '../storage/records.ts'
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

/** Call within a change. */
export function changeElsewhere(
  venue: Venue,
  user: HexAddress,
  change: Partial<Omit<Elsewhere, 'user'>>,
) {
  venue.store.put('elsewhere', user, { ...elsewhereOf(venue, user), ...change })
}

/**
 * Whether spot and perpetuals share one balance: then it is reported with the spot account, and the perpetuals'
 * amounts read 0.
 */
export function isPooled(venue: Venue, user: HexAddress): boolean {
  return ['unifiedAccount', 'portfolioMargin'].includes(elsewhereOf(venue, user).mode)
}

/** USDC of the spot account alone. */
export function spotUsdcOf(venue: Venue, user: HexAddress): Amount {
  return spotBalanceOf(venue, user, usdcToken)
}

/** `index`: the token's. */
export function spotBalanceOf(venue: Venue, user: HexAddress, index: number): Amount {
  const { balances } = elsewhereOf(venue, user)
  return balances.find(({ token }) => token === index)?.total ?? '0'
}

/** `usdc`: may be negative. Call within a change. */
export function creditSpot(venue: Venue, user: HexAddress, usdc: Amount) {
  creditToken(venue, user, { name: 'USDC', index: usdcToken }, usdc)
}

/** `amount` may be negative. Inside a change. */
export function creditToken(
  venue: Venue,
  user: HexAddress,
  { name, index }: { name: string; index: number },
  amount: Amount,
) {
  const { balances } = elsewhereOf(venue, user)
  const before = balances.find(({ token }) => token === index)
  const others = balances.filter(({ token }) => token !== index)
  const total = add(before?.total ?? '0', amount)
  const own = { coin: name, token: index, total, hold: before?.hold ?? '0' }
  changeElsewhere(venue, user, { balances: [own, ...others] })
}

/** Changes the account's cash by something that happened outside of this exchange. Call within a change. */
export function creditElsewhere(venue: Venue, user: HexAddress, usdc: Amount) {
  const id = `elsewhere ${venue.next('nextTid')}`
  const hash = hashOf(id, venue.at)
  const { at: time } = venue
  const transfer = { id, user, kind: 'elsewhere' as const, usdc, time, hash, credited: true }
  venue.store.put('transfer', id, transfer)
  credit(venue, user, usdc, '0')
}
