// Where an account's books begin. Nobody can tell all that happened to an account before it was first seen: the exchange
// forgets, and knows kinds of rows that we do not. So the books take what was there as given, and explain what comes after.
import { absolute, add, compare, maximum, multiply, subtract } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import type { OpeningRow } from '../../storage/money/openings.ts'
import type { AccountState } from '../../venue/port.ts'
import { type FundsContext, addressOf } from './funds-context.ts'
import { cashOf } from './moved-balance.ts'

const attempts = 5
/** The exchange's figures have 6 decimals: each of them may be off by half of the last one. */
const rounding = '0.000001'

/** Made at first sight. Throws what the exchange port throws. */
export async function openingOf(ctx: FundsContext, userId: UserId): Promise<OpeningRow> {
  const { store } = ctx
  const known = await store.openings.of(userId)
  if (known !== undefined) return known
  // Who was here before books had a beginning goes on from there.
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

/** Begins them anew: what the account has now is given. */
export async function openAnew(ctx: FundsContext, userId: UserId): Promise<OpeningRow> {
  await ctx.store.openings.change(userId, await steadyMoment(ctx, userId))
  return openingOf(ctx, userId)
}

/**
 * Two readings that agree: nothing happened between them, so that all that the second one tells was there at its moment.
 */
async function steadyMoment(
  { exchange, store, clock }: FundsContext,
  userId: UserId,
): Promise<Pick<OpeningRow, 'at' | 'mode' | 'cash'>> {
  const address = await addressOf(store, userId)
  let before = await exchange.account(address)
  for (let attempt = 1; attempt <= attempts; attempt++) {
    // What is told with a time to come, as an exchange does that charges ahead, is in the account by now.
    const told = await exchange.fundingSince(address, before.at ?? clock())
    const after = await exchange.account(address)
    if (isSame(before, after)) {
      const at = after.at ?? clock()
      const ahead = told.filter((payment) => payment.at > at).map(({ amount }) => amount)
      return { at, mode: after.mode, cash: subtract(cashOf(after), add(0, ...ahead)) }
    }
    before = after
  }
  throw new ServiceError('EXCHANGE_UNAVAILABLE', 'The account keeps moving; ask again in a moment')
}

/** But for its marks. */
export function isSame(before: AccountState, after: AccountState): boolean {
  if (before.mode !== after.mode || sizesOf(before) !== sizesOf(after)) return false
  const moved = absolute(subtract(cashOf(before), cashOf(after)))
  return compare(moved, toleranceOf(before, after)) <= 0
}

/**
 * Of one reading all figures are of one moment. Of an account with one pot, equity and positions are read one after the
 * other: what the marks made of the positions meanwhile is in the one and not in the other.
 */
export function toleranceOf(before: AccountState, after: AccountState): DecimalString {
  const rounded = multiply(rounding, after.positions.length)
  if (after.mode !== 'pooled') return rounded
  const moved = absolute(subtract(unrealizedOf(before), unrealizedOf(after)))
  return maximum(rounded, add(rounded, multiply(moved, 2)))
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
