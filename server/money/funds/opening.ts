// Where an account's books begin. Its complete history cannot be known: the exchange forgets, and has row types that
// we do not know. So the books take the balance at the first look as given, and explain what comes after.
import { absolute, add, compare, maximum, multiply, subtract } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import type { OpeningRow } from '../../storage/money/openings.ts'
import type { AccountState } from '../../venue/port.ts'
import { type FundsContext, addressOf } from './funds-context.ts'
import { cashOf } from './moved-balance.ts'

const attempts = 5
/** USDC. The exchange's figures have 6 decimals, so that each may be off by half of the last one. */
const rounding = '0.000001'

/** The account's opening; made when the account is first seen. Throws what the exchange port throws. */
export async function openingOf(ctx: FundsContext, userId: UserId): Promise<OpeningRow> {
  const { store } = ctx
  const known = await store.openings.of(userId)
  if (known !== undefined) return known
  // Accounts that were known before openings existed start from their newest entries.
  const [newestEntry, newestFunding] = await Promise.all([
    store.ledgerEntries.newest(userId, 'others'),
    store.ledgerEntries.newest(userId, 'funding'),
  ])
  const isKnown = newestEntry > 0 || newestFunding > 0
  const now = await steadyMoment(ctx, userId)
  const readTo = isKnown ? now.at : 0
  return store.openings.insert({
    userId,
    ...now,
    firstAt: now.at,
    ledgerReadTo: readTo,
    fundingReadTo: readTo,
    fillsReadTo: readTo,
  })
}

/** Starts the books again from the account's current balance. */
export async function openAnew(ctx: FundsContext, userId: UserId): Promise<OpeningRow> {
  await ctx.store.openings.change(userId, await steadyMoment(ctx, userId))
  return openingOf(ctx, userId)
}

/**
 * Reads the account twice until both agree: then nothing happened in between, and everything the second reading
 * lists was complete at its time.
 */
async function steadyMoment(
  { exchange, store, clock }: FundsContext,
  userId: UserId,
): Promise<Pick<OpeningRow, 'at' | 'mode' | 'cash'>> {
  const address = await addressOf(store, userId)
  let before = await exchange.wholeAccount(address, true)
  for (let attempt = 1; attempt <= attempts; attempt++) {
    // Entries with a future time, of an exchange that charges ahead, are in the account already.
    const mayPay = before.positions.length > 0
    const told = mayPay ? await exchange.fundingSince(address, before.at ?? clock()) : []
    const after = await exchange.wholeAccount(address)
    if (isSame(before, after)) {
      const at = after.at ?? clock()
      const ahead = told.filter((payment) => payment.at > at).map(({ amount }) => amount)
      return { at, mode: after.mode, cash: subtract(cashOf(after), add(0, ...ahead)) }
    }
    before = after
  }
  throw new ServiceError('EXCHANGE_UNAVAILABLE', 'The account keeps moving; ask again in a moment')
}

/** Whether both readings agree except for mark prices. */
export function isSame(before: AccountState, after: AccountState): boolean {
  if (before.mode !== after.mode || sizesOf(before) !== sizesOf(after)) return false
  const moved = absolute(subtract(cashOf(before), cashOf(after)))
  return compare(moved, toleranceOf(before, after)) <= 0
}

/**
 * USDC. The figures of one reading are from one moment, except for a pooled account: its equity and positions are
 * read one after the other, so that a price move in between is in one and not in the other.
 */
export function toleranceOf(before: AccountState, after: AccountState): DecimalString {
  const rounded = multiply(rounding, after.positions.length)
  if (after.mode !== 'pooled') return rounded
  const moved = absolute(subtract(unrealizedOf(before), unrealizedOf(after)))
  const elsewhere = absolute(subtract(before.elsewhere ?? 0, after.elsewhere ?? 0))
  return maximum(rounded, add(rounded, multiply(add(moved, elsewhere), 2)))
}

export function unrealizedOf({ positions }: AccountState): DecimalString {
  return add(0, ...positions.map(({ unrealizedPnl }) => unrealizedPnl))
}

function sizesOf({ positions }: AccountState): string {
  return positions
    .map(({ symbol, size }) => `${symbol} ${size}`)
    .toSorted()
    .join()
}
