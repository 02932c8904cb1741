// Transfers of USDC between an account's spot and perpetuals balance.
import { compare, isZero, negate } from '../../../contract/decimal.ts'
import { Refusal } from '../access/refusal.ts'
import type { HexAddress } from '../../types.ts'
import { valueAccount } from '../rules/margin.ts'
import type { Amount } from '../storage/amount.ts'
import { hashOf } from '../trading/fills.ts'
import type { Venue } from '../venue.ts'
import {
  changeElsewhere,
  creditElsewhere,
  creditSpot,
  elsewhereOf,
  isPooled,
  spotUsdcOf,
} from './elsewhere.ts'

export function moveClass(
  venue: Venue,
  user: HexAddress,
  { amount, toPerp }: { amount: Amount; toPerp: boolean },
) {
  if (isPooled(venue, user)) throw new Refusal('Action disabled when unified account is active')
  const free = toPerp ? spotUsdcOf(venue, user) : valueAccount(venue, user).withdrawable
  if (isZero(amount) || compare(amount, free) > 0) {
    throw new Refusal('Insufficient balance for transfer.')
  }
  creditSpot(venue, user, toPerp ? negate(amount) : amount)
  creditElsewhere(venue, user, toPerp ? amount : negate(amount))
  const delta = { type: 'accountClassTransfer', usdc: amount, toPerp }
  const row = { time: venue.at, hash: hashOf('class', user, venue.at, amount), delta }
  changeElsewhere(venue, user, { ledger: [...elsewhereOf(venue, user).ledger, row] })
}
