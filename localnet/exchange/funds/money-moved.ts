// Changes of an account's cash other than by trading and funding. The protocol's ledger rows say the same: an
// account's cash is these, plus its fills' closed profit less fees, plus its funding.
import { add, negate } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import type { Amount } from '../storage/amount.ts'
import type { Venue } from '../venue.ts'

export interface MoneyMoved {
  time: number
  /** Signed; negative left the account, fees included. */
  usdc: Amount
}

/** Unordered. */
export function moneyMoved({ store }: Venue, user: HexAddress): MoneyMoved[] {
  return [
    ...[...store.transfersOf(user)]
      .filter(({ credited, cctp }) => credited && cctp?.inSpot !== true)
      .map(({ time, usdc }) => ({ time, usdc })),
    ...[...store.sendsOf(user)].map(({ time, usdc, fee, destination }) => ({
      time,
      usdc: destination === user ? usdc : negate(add(usdc, fee)),
    })),
    ...[...store.withdrawalsOf(user)]
      .filter(({ fromSpot }) => fromSpot !== true)
      .map(({ time, usdc, fee }) => ({ time, usdc: negate(add(usdc, fee)) })),
    ...[...store.all('reservation')]
      .filter((reservation) => reservation.user === user)
      .map(({ time, usdc }) => ({ time, usdc: negate(usdc) })),
    ...[...store.fillsBuiltBy(user)].map(({ time, builderFee }) => ({ time, usdc: builderFee })),
  ]
}
