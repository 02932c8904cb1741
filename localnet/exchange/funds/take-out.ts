// Transfers out of an account: to another account at once, or to the chain after a delay.
import { add, compare, isZero, negate, subtract } from '../../../contract/decimal.ts'
import { Refusal } from '../access/refusal.ts'
import type { HexAddress } from '../../types.ts'
import { valueAccount } from '../rules/margin.ts'
import type { Amount } from '../storage/amount.ts'
import { credit, hashOf } from '../trading/fills.ts'
import type { Venue } from '../venue.ts'
import { creditSpot, spotUsdcOf } from '../elsewhere/elsewhere.ts'
import { forwardingFee, isOfPot, perpsDex } from './cctp.ts'
import { keepFee, openAccount } from './receive.ts'

export interface TransferRequest {
  destination: HexAddress
  /** USDC, at most 6 decimals. */
  amount: Amount
  /** The action's nonce. */
  time: number
}

const withdrawalFee = '1'
const newAccountFee = '1'
const zeroAddress = `0x${'0'.repeat(40)}`

/** The sender pays 1 USDC in addition when the destination has no account yet. */
export function send(
  venue: Venue,
  user: HexAddress,
  { destination, amount, time }: TransferRequest,
) {
  checkDestination(destination)
  if (destination === user) throw new Refusal('Cannot self-transfer.')
  if (isZero(amount)) throw new Refusal('Transfer amount must be above 0.')
  const fee = openAccount(venue, destination) ? newAccountFee : '0'
  charge(venue, user, add(amount, fee), 'Insufficient balance for token transfer.')
  credit(venue, destination, amount, '0')
  keepFee(venue, fee)
  const id = hashOf('send', user, time, venue.at)
  const sent = { id, user, destination, usdc: amount, fee, nonce: time, time: venue.at }
  venue.store.put('send', id, sent)
  venue.emit({ type: 'send', send: sent })
}

/** `amount` leaves the account at once; the chain pays it less the fee of 1 USDC. */
export function withdraw(
  venue: Venue,
  user: HexAddress,
  { destination, amount, time }: TransferRequest,
) {
  checkDestination(destination)
  if (destination === venue.bridge) throw new Refusal('Invalid destination.')
  if (compare(amount, withdrawalFee) <= 0) {
    throw new Refusal('Withdrawal amount must exceed the fee of 1 USDC.')
  }
  charge(venue, user, amount, 'Insufficient balance for withdrawal.')
  keepFee(venue, withdrawalFee)
  const withdrawal = {
    id: hashOf('withdrawal', user, time, venue.at),
    user,
    destination,
    usdc: subtract(amount, withdrawalFee),
    fee: withdrawalFee,
    nonce: time,
    time: venue.at,
    payout: null,
  }
  venue.store.put('withdrawal', withdrawal.id, withdrawal)
  venue.emit({ type: 'withdrawal', withdrawal })
}

/**
 * `amount` leaves the account at once, and Circle mints it on the chain, less its fee. `sourceDex`: the balance that
 * it leaves; '' is the perpetuals balance.
 */
export function sendToEvm(
  venue: Venue,
  user: HexAddress,
  { destination, amount, time, sourceDex }: TransferRequest & { sourceDex: string },
) {
  checkDestination(destination)
  if (compare(amount, forwardingFee) <= 0) throw new Refusal('Amount must exceed the fee.')
  const refusal = 'Insufficient balance for token transfer.'
  const fromSpot = !isOfPot(venue, user, sourceDex === '' ? perpsDex : spotDex)
  if (!fromSpot) {
    charge(venue, user, amount, refusal)
  } else {
    if (compare(amount, spotUsdcOf(venue, user)) > 0) throw new Refusal(refusal)
    creditSpot(venue, user, negate(amount))
  }
  keepFee(venue, forwardingFee)
  const withdrawal = {
    id: hashOf('withdrawal', user, time, venue.at),
    user,
    destination,
    route: 'cctp' as const,
    sourceDex,
    fromSpot,
    usdc: subtract(amount, forwardingFee),
    fee: forwardingFee,
    nonce: time,
    time: venue.at,
    payout: null,
  }
  venue.store.put('withdrawal', withdrawal.id, withdrawal)
  venue.emit({ type: 'withdrawal', withdrawal })
}

const spotDex = 0xff_ff_ff_ff

/** Only what is withdrawable can be charged: see `withdrawable`. */
function charge(venue: Venue, user: HexAddress, usdc: Amount, refusal: string) {
  if (compare(usdc, valueAccount(venue, user).withdrawable) > 0) throw new Refusal(refusal)
  credit(venue, user, negate(usdc), '0')
}

function checkDestination(destination: HexAddress) {
  if (destination === zeroAddress) throw new Refusal('Invalid destination.')
}
