// Compares an account's books with one reading of the account.
import { absolute, add, compare, negate, subtract, zero } from '../../../../contract/decimal.ts'
import type { DecimalString, UnixMs, UserId } from '../../../../contract/primitives.ts'
import type { Reconciliation } from '../../../../contract/money/transfers.ts'
import type { LedgerEntryRow } from '../../../storage/money/ledger-entries.ts'
import type { OpeningRow } from '../../../storage/money/openings.ts'
import type { TransferRow } from '../../../storage/money/transfers.ts'
import type { AccountState } from '../../../venue/port.ts'
import type { FundsContext } from '../funds-context.ts'
import { nonceInMs } from '../link.ts'
import { unrealizedOf } from '../opening.ts'

export interface Comparison {
  detail: Reconciliation
  isOff: boolean
}

/** `tolerance`: USDC by which the reading's own figures may be inconsistent. */
export async function compareBooks(
  { store, clock }: Pick<FundsContext, 'store' | 'clock'>,
  userId: UserId,
  opening: OpeningRow,
  { account, tolerance }: { account: AccountState; tolerance: DecimalString },
): Promise<Comparison> {
  const [sums, fills, unbooked, undecided, since] = await store.transaction(async (inner) => [
    await inner.ledgerEntries.sums(userId),
    await inner.fills.sums(userId),
    await inner.transfers.leaving(userId),
    add(await inner.transfers.undecided(userId)),
    await explained(inner, userId, opening),
  ])
  const openElsewhere = account.elsewhere ?? zero
  const unrealized = unrealizedOf(account)
  // What had left before the books began is missing from their opening already.
  const accepted = amountOf(unbooked.filter((row) => leftAfter(row, opening)))
  const known = subtract(add(opening.cash, since), accepted)
  const lacks = subtract(add(known, unrealized, openElsewhere), account.equity)
  // Nobody knows yet whether an unanswered transfer was carried out: the balance says so first.
  const hasGone = compare(lacks, tolerance) > 0 && isNear(lacks, undecided, tolerance)
  const leaving = hasGone ? add(accepted, undecided) : accepted
  const sum = (kind: keyof typeof sums) => add(sums[kind] ?? 0)
  const parts = {
    deposits: sum('deposit'),
    // A withdrawal leaves the account at once but is booked by the exchange only when it is paid.
    withdrawals: subtract(add(amountOf(unbooked), hasGone ? undecided : 0), sum('withdrawal')),
    sent: negate(add(sum('send'), sum('receive'))),
    rewards: sum('reward'),
    other: sum('other'),
    realized: add(fills.realized),
    fees: add(fills.fees),
    funding: sum('funding'),
    unrealized,
  }
  const elsewhere = add(sum('elsewhere'), openElsewhere)
  const { deposits, rewards, other, realized, funding } = parts
  const came = add(deposits, rewards, other, realized, funding, sum('elsewhere'))
  const went = add(parts.withdrawals, parts.sent, parts.fees)
  const cash = subtract(add(opening.cash, since), leaving)
  const expected = add(cash, unrealized, openElsewhere)
  const difference = subtract(account.equity, expected)
  const readTo = Math.min(opening.ledgerReadTo, opening.fundingReadTo, opening.fillsReadTo)
  return {
    detail: {
      at: clock(),
      opening: subtract(cash, subtract(came, went)),
      ...parts,
      elsewhere,
      expected,
      equity: account.equity,
      difference,
      ...(readTo < opening.firstAt && { past: { readTo, until: opening.firstAt } }),
    },
    isOff: !isNear(difference, zero, tolerance),
  }
}

function amountOf(rows: readonly TransferRow[]): DecimalString {
  return add(0, ...rows.map(({ amount }) => amount))
}

function isNear(value: DecimalString, other: DecimalString, tolerance: DecimalString): boolean {
  return compare(absolute(subtract(value, other)), tolerance) <= 0
}

/** The booked changes of the account's cash since `after`. USDC, signed. */
async function explained(
  store: FundsContext['store'],
  userId: UserId,
  opening: OpeningRow,
): Promise<DecimalString> {
  const after = opening.at
  const entries = await store.ledgerEntries.since(userId, after + 1)
  const early = entries.filter((entry) => wasSignedBy(entry, after))
  const own = await store.transfers.linkedTo(
    userId,
    early.map(({ key }) => key),
  )
  const stayed = new Set(own.filter((row) => leftAfter(row, opening)).map((row) => row.ledgerKey))
  const hadLeft = new Set(early.map(({ key }) => key).filter((key) => !stayed.has(key)))
  const { realized, fees } = await store.fills.sums(userId, after)
  const funding = await store.ledgerEntries.fundingAfter(userId, after)
  const moved = entries.filter(({ key }) => !hadLeft.has(key)).map(({ amount }) => amount)
  return subtract(add(0, ...moved, realized, funding), fees)
}

/**
 * A withdrawal is booked when it is paid, minutes after it left the account. Its nonce is the time at which its terms were
 * made.
 */
function wasSignedBy({ kind, data }: LedgerEntryRow, after: UnixMs): boolean {
  const { nonce } = data
  if (kind !== 'withdrawal' || typeof nonce !== 'number') return false
  const signedAt = nonceInMs(nonce)
  return signedAt > 1e12 && signedAt <= after
}

/**
 * Terms may be signed before the books begin, and be sent after. Where both are close, the opening's balance tells
 * whether the money was still in it.
 */
function leftAfter({ createdAt, cashBefore, amount }: TransferRow, { at, cash }: OpeningRow) {
  if (createdAt > at) return true
  if (cashBefore === null) return false
  const toBefore = absolute(subtract(cash, cashBefore))
  const toAfter = absolute(subtract(cash, subtract(cashBefore, amount)))
  return compare(toBefore, toAfter) < 0
}
