// Ledger rows that do not say whether or in which direction they changed the account's USDC. The balance decides:
// when the unexplained difference is a sum of some of their amounts, those amounts are taken.
import { absolute, add, compare, isZero, negate, subtract } from '../../../contract/decimal.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import type { LedgerEntryRow } from '../../storage/money/ledger-entries.ts'
import type { OpeningRow } from '../../storage/money/openings.ts'
import type { FundsContext } from './funds-context.ts'

/** With more rows than this several answers would fit by chance. */
const mostAtOnce = 8

/** True when rows were valued, so that comparing again is worthwhile. */
export async function settleUncertainRows(
  { store, log }: Pick<FundsContext, 'store' | 'log'>,
  userId: UserId,
  opening: OpeningRow,
  unexplained: DecimalString,
): Promise<boolean> {
  const rows = await doubtfulSince({ store }, userId, opening)
  const values = rows.length > mostAtOnce ? undefined : solve(rows, unexplained)
  if (values === undefined) return false
  for (const [index, row] of rows.entries()) {
    const value = values[index]
    if (value === undefined || compare(value, row.amount) === 0) continue
    await store.ledgerEntries.value(userId, row.key, value)
    log.info({ userId, key: row.key, value }, 'the balance told what a ledger row did')
  }
  return true
}

export async function doubtfulSince(
  { store }: Pick<FundsContext, 'store'>,
  userId: UserId,
  opening: OpeningRow,
): Promise<LedgerEntryRow[]> {
  const rows = await store.ledgerEntries.since(userId, opening.at + 1)
  return rows.filter(({ data }) => typeof data['doubt'] === 'string' && data['isInferred'] !== true)
}

/** Books the difference on the fills that the exchange no longer returns. False when none are missing. */
export async function settleGap(
  { store, log }: Pick<FundsContext, 'store' | 'log'>,
  userId: UserId,
  opening: OpeningRow,
  unexplained: DecimalString,
): Promise<boolean> {
  const rows = await store.ledgerEntries.since(userId, opening.at + 1)
  const gap = rows.find(({ data }) => data['isGap'] === true && data['isInferred'] !== true)
  if (gap === undefined) return false
  await store.ledgerEntries.value(userId, gap.key, unexplained)
  log.info({ userId, key: gap.key, value: unexplained }, 'fills that are told no more were valued')
  return true
}

/** The effect of each row when exactly one answer fits; tries the fewest changes first. */
function solve(
  rows: readonly Pick<LedgerEntryRow, 'amount' | 'data'>[],
  unexplained: DecimalString,
): DecimalString[] | undefined {
  const [row, ...rest] = rows
  if (row === undefined) return isZero(unexplained) ? [] : undefined
  for (const value of choices(row)) {
    const left = solve(rest, subtract(unexplained, subtract(value, row.amount)))
    if (left !== undefined) return [value, ...left]
  }
  return undefined
}

function choices({ amount, data }: Pick<LedgerEntryRow, 'amount' | 'data'>): DecimalString[] {
  const size = absolute(String(data['doubt']))
  return [...new Set([add(amount), '0', negate(size), size])]
}
