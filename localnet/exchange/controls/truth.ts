// Everything that the exchange ever accepted, for tests to compare with.
import { add, isZero, multiply } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import { wireAccount, wireFill, wireOrderStatus } from '../info/wire.ts'
import { valueAccount } from '../rules/margin.ts'
import { wasRefused } from '../trading/orders.ts'
import type { Venue } from '../venue.ts'

export function truthOf(venue: Venue, user: HexAddress) {
  const accepted = [...venue.store.ordersOf(user)].filter((order) => !wasRefused(order))
  return {
    user,
    orders: accepted.map((order) => wireOrderStatus(venue, order)),
    fills: [...venue.store.fillsOf(user)].map((fill) => wireFill(venue, fill)),
    transfers: [...venue.store.transfersOf(user)],
    sends: [...venue.store.sendsOf(user)],
    withdrawals: [...venue.store.withdrawalsOf(user)],
    funding: [...venue.store.fundingOf(user)],
    rewards: [...venue.store.fillsBuiltBy(user)].map(({ tid, time, builderFee }) => ({
      tid,
      time,
      usdc: builderFee,
    })),
    account: wireAccount(venue, user),
  }
}

/** The totals of the exchange: what came in is in accounts, with the market maker, kept as fees, or withdrawn. */
export function venueTruth(venue: Venue) {
  const { makerCash, makerSizes, fees, transferFees = '0', shortfall } = venue.ledger()
  const makerPositions = Object.entries(makerSizes).filter(([, size]) => !isZero(size))
  const transfers = [...venue.store.all('transfer')].filter(({ credited }) => credited)
  const accounts = [...venue.store.all('account')].map(({ address }) => address)
  return {
    accounts: accounts.length,
    /** Credited from outside. */
    deposited: add(...transfers.filter(({ kind }) => kind !== 'shortfall').map(({ usdc }) => usdc)),
    equity: add(...accounts.map((address) => valueAccount(venue, address).equity)),
    makerValue: add(
      makerCash,
      ...makerPositions.map(([asset, size]) => multiply(size, venue.mark(Number(asset)))),
    ),
    fees,
    transferFees,
    /** Paid out or about to be. */
    withdrawn: add(...[...venue.store.all('withdrawal')].map(({ usdc }) => usdc)),
    shortfall,
  }
}
