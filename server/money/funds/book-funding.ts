// Books one funding payment: its row, and the share of each position that paid it, in one transaction.
import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  maximum,
  multiply,
  round,
  sign,
  subtract,
  zero,
} from '../../../contract/decimal.ts'
import { Pnl } from '../../../contract/trading/positions.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import { sumPnl } from '../../../engine/pnl.ts'
import type { FundingPayment } from '../../venue/port.ts'
import type { LedgerEntryRow } from '../../storage/money/ledger-entries.ts'
import type { Store } from '../../storage/store.ts'
import type { FundsContext } from './funds-context.ts'

const places = 8

/** There is one payment per market and time, so that a payment reported twice is stored once. */
export function fundingKey({ at, symbol }: Pick<FundingPayment, 'at' | 'symbol'>): string {
  return `funding:${at}:${symbol}`
}

export function fundingRow(userId: UserId, payment: FundingPayment): LedgerEntryRow {
  const { at, symbol, amount, size } = payment
  return {
    userId,
    key: fundingKey(payment),
    at,
    kind: 'funding',
    amount,
    fee: zero,
    counterparty: symbol,
    data: { size },
  }
}

/** False when it is booked already. */
export function bookFunding(
  { store }: Pick<FundsContext, 'store'>,
  userId: UserId,
  payment: FundingPayment,
): Promise<boolean> {
  return store.transaction(async (inner) => {
    const isNew = await inner.ledgerEntries.insert(fundingRow(userId, payment))
    if (isNew) await attribute(inner, userId, payment)
    return isNew
  })
}

/** Each position gets the share of its size in the net size; the rest belongs to positions of no session. */
async function attribute(store: Store, userId: UserId, payment: FundingPayment): Promise<void> {
  const { at, symbol, size } = payment
  const side = sign(size) < 0 ? 'short' : 'long'
  const holders = await store.funding.holders(userId, { symbol, side, at })
  const parts = sharesOf(
    payment,
    holders.map((holder) => holder.size),
  )
  for (const [index, part] of parts.entries()) {
    const holder = holders[index]
    if (holder === undefined) continue
    await store.funding.add(holder.positionId, part)
    await correctResult(store, holder.mandateId, part)
  }
}

/**
 * The share of each size in the payment, in order; in total never more than the payment. Empty when none has a
 * share.
 */
export function sharesOf(
  { amount, size }: Pick<FundingPayment, 'amount' | 'size'>,
  sizes: readonly DecimalString[],
): DecimalString[] {
  const held = add(0, ...sizes)
  const whole = maximum(absolute(size), held)
  if (isZero(held) || isZero(whole)) return []
  let left = compare(held, whole) === 0 ? amount : share(amount, held, whole)
  return sizes.map((own, index) => {
    const part = index === sizes.length - 1 ? left : share(amount, own, whole)
    left = subtract(left, part)
    return part
  })
}

function share(amount: DecimalString, size: DecimalString, whole: DecimalString): DecimalString {
  return round(divide(multiply(amount, size), whole), places)
}

/** A payment that is reported only after the session has ended still counts toward its result. */
async function correctResult(
  store: Store,
  sessionId: string,
  funding: DecimalString,
): Promise<void> {
  for (;;) {
    const session = await store.sessions.byId(sessionId)
    if (session === undefined || session.finalPnl === null) return
    const late = { realized: zero, unrealized: zero, fees: zero, funding, net: funding, netPct: 0 }
    const finalPnl = sumPnl([Pnl.parse(session.finalPnl), late], session.budget)
    if ((await store.sessions.change(session.id, session.version, { finalPnl })) !== undefined)
      return
  }
}
