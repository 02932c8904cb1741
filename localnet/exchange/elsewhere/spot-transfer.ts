// Tokens between accounts, and between the places of one: its perpetuals (''), where USDC alone can be, and its spot balance.
import { add, compare, isZero, multiply, negate } from '../../../contract/decimal.ts'
import { Refusal } from '../access/refusal.ts'
import { openAccount } from '../funds/receive.ts'
import { wire } from '../info/wire.ts'
import { priceOf, tokenNamed } from '../info/spot.ts'
import { valueAccount } from '../rules/margin.ts'
import type { Amount } from '../storage/amount.ts'
import { hashOf } from '../trading/fills.ts'
import type { HexAddress } from '../../types.ts'
import type { Venue } from '../venue.ts'
import {
  changeElsewhere,
  creditElsewhere,
  creditToken,
  elsewhereOf,
  isPooled,
  spotBalanceOf,
} from './elsewhere.ts'

export const perps = ''
export const spot = 'spot'
const newAccountFee = '1'

export interface TokenTransfer {
  type: 'spotTransfer' | 'send'
  destination: HexAddress
  sourceDex: string
  destinationDex: string
  /** `NAME:0x…`, as clients write it. */
  token: string
  amount: Amount
  nonce: number
}

/** Opening an account takes 1 USDC more out of the same balance. Inside a change. */
export function sendToken(venue: Venue, user: HexAddress, transfer: TokenTransfer) {
  const { destination, sourceDex, destinationDex, amount, nonce } = transfer
  const token = tokenNamed(transfer.token)
  if (token === undefined) throw new Refusal('Invalid token.')
  for (const dex of [sourceDex, destinationDex]) {
    if (dex !== perps && dex !== spot) throw new Refusal(`Invalid dex: ${dex}`)
    if (dex === perps && token.index !== 0) throw new Refusal('Invalid collateral token.')
  }
  const isWithin = destination === user
  if (isZero(amount) || (isWithin && sourceDex === destinationDex)) {
    throw new Refusal('Invalid transfer.')
  }
  if (isWithin && isPooled(venue, user)) {
    throw new Refusal('Action disabled when unified account is active')
  }
  const fee = token.index === 0 && venue.account(destination) === undefined ? newAccountFee : '0'
  take(venue, user, { dex: sourceDex, token, amount: add(amount, fee) })
  openAccount(venue, destination)
  give(venue, destination, { dex: destinationDex, token, amount })
  const delta = {
    type: transfer.type,
    token: token.name,
    amount: wire(amount),
    usdcValue: wire(multiply(amount, priceOf(token))),
    user,
    destination,
    fee: wire(fee),
    nativeTokenFee: '0.0',
    nonce,
    feeToken: isZero(fee) ? '' : 'USDC',
    ...(transfer.type === 'send' && { sourceDex, destinationDex }),
  }
  const row = { time: venue.at, hash: hashOf('token', user, nonce, amount), delta }
  for (const party of new Set([user, destination])) {
    changeElsewhere(venue, party, { ledger: [...elsewhereOf(venue, party).ledger, row] })
  }
}

interface Part {
  dex: string
  token: { name: string; index: number }
  amount: Amount
}

/** One pot of USDC serves both places. */
function isOfCash(venue: Venue, user: HexAddress, { dex, token }: Part): boolean {
  return token.index === 0 && (dex === perps || isPooled(venue, user))
}

function take(venue: Venue, user: HexAddress, part: Part) {
  const isCash = isOfCash(venue, user, part)
  const free = isCash
    ? valueAccount(venue, user).withdrawable
    : spotBalanceOf(venue, user, part.token.index)
  if (compare(part.amount, free) > 0) {
    throw new Refusal('Insufficient balance for token transfer.')
  }
  give(venue, user, { ...part, amount: negate(part.amount) })
}

function give(venue: Venue, user: HexAddress, part: Part) {
  if (isOfCash(venue, user, part)) creditElsewhere(venue, user, part.amount)
  else creditToken(venue, user, part.token, part.amount)
}
