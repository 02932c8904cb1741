// Funding: at the end of every hour each open position pays or receives size × price × the hour's rate; the market
// maker is the other side. It is charged before anything else happens in the new hour, so that a position pays for
// its size at the full hour. Hours missed while the exchange was down are charged by the next change.
import { add, fromNumber, multiply, negate, subtract } from '../../../contract/decimal.ts'
import { toUsdc } from '../rules/fees.ts'
import { fundingPaidBy } from '../rules/funding.ts'
import type { Amount } from '../storage/amount.ts'
import type { Position } from '../storage/records.ts'
import type { Funding } from '../storage/transfer-records.ts'
import { credit, positionKey } from '../trading/fills.ts'
import type { Venue } from '../venue.ts'

export const fundingInterval = 3_600_000
const ratePlaces = 10

/** Charges every hour that has ended and is not charged yet. The first call only sets the starting hour. */
export function settleFunding(venue: Venue, until = hourOf(venue.at)) {
  const counters = venue.counters()
  const from = counters.fundedUntil ?? hourOf(venue.at)
  if (counters.fundedUntil !== undefined && from >= until) return
  for (let hour = from + fundingInterval; hour <= until; hour += fundingInterval) {
    for (const position of venue.store.all('position')) chargeFunding(venue, position, hour)
  }
  venue.store.put('counters', '', { ...venue.counters(), fundedUntil: Math.max(from, until) })
}

/** Charges coming hours in advance, the next one first; they are not charged again at their end. */
export function chargeAhead(venue: Venue, hours: number): number {
  return venue.change(() => {
    const until = (venue.counters().fundedUntil ?? hourOf(venue.at)) + hours * fundingInterval
    settleFunding(venue, until)
    return until
  })
}

export function hourOf(time: number): number {
  return Math.floor(time / fundingInterval) * fundingInterval
}

/** The rate charged at the end of an hour, which is the rate shown during it. */
export function rateAt(venue: Venue, asset: number, hourEnd: number): Amount {
  return fromNumber(venue.market.fundingRate(asset, hourEnd - 1), ratePlaces)
}

/** At most once per position and hour. */
export function chargeFunding(venue: Venue, position: Position, hour: number) {
  const { user, asset, szi } = position
  const id = `${user} ${asset} ${hour}`
  if (venue.store.get('funding', id) !== undefined) return
  const rate = rateAt(venue, asset, hour)
  const price = String(venue.prices.oracle(asset, Math.min(hour, venue.at)))
  const usdc = toUsdc(negate(multiply(szi, price, rate)))
  credit(venue, user, usdc, '0')
  const account = venue.account(user)
  if (account !== undefined) {
    const before = account.fundingPaid?.[asset] ?? '0'
    const fundingPaid = { ...account.fundingPaid, [asset]: subtract(before, usdc) }
    venue.store.put('account', user, { ...account, fundingPaid })
  }
  const { sinceOpen, sinceChange } = fundingPaidBy(position)
  venue.store.put('position', positionKey(user, asset), {
    ...position,
    // An isolated position pays from its own margin.
    ...(position.pocket !== undefined && { pocket: add(position.pocket, usdc) }),
    funding: { sinceOpen: subtract(sinceOpen, usdc), sinceChange: subtract(sinceChange, usdc) },
  })
  const ledger = venue.ledger()
  venue.store.put('ledger', '', { ...ledger, makerCash: add(ledger.makerCash, negate(usdc)) })
  const funding: Funding = { user, asset, time: hour, szi, rate, usdc }
  venue.store.put('funding', id, funding)
  venue.emit({ type: 'funding', funding })
}
