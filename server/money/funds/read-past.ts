// Reads what happened before an account was first seen: page by page in the background, each page stored, so that a
// refused request or a restart costs one page. No position of ours is that old, so that only lists depend on it.
import type { UserId } from '../../../contract/primitives.ts'
import type { OpeningRow } from '../../storage/money/openings.ts'
import { fillRow } from '../../trading/index.ts'
import { askingAs } from '../../venue/index.ts'
import type { PastPage, PastRange } from '../../venue/port.ts'
import { fundingRow } from './book-funding.ts'
import { entryRow } from './entry-row.ts'
import { type FundsContext, addressOf, announce, attempt } from './funds-context.ts'

const lists = ['ledgerReadTo', 'fundingReadTo', 'fillsReadTo'] as const
type List = (typeof lists)[number]

/** Number of accounts per check. */
const atOnce = 2

/** Reads the first page of each list, which for a young account is everything. Throws what the exchange port throws. */
export async function readFirstPages(
  ctx: FundsContext,
  userId: UserId,
  opening: OpeningRow,
): Promise<void> {
  for (const list of lists) if (opening[list] === 0) await readPage(ctx, userId, opening, list)
}

/**
 * Reads one more page for up to `atOnce` accounts whose past is not complete. Its requests have the lowest priority.
 */
export async function readOn(ctx: FundsContext): Promise<void> {
  for (const opening of await ctx.store.openings.unread(atOnce)) {
    const list = lists.find((each) => opening[each] < opening.firstAt)
    if (list === undefined) continue
    await attempt(ctx, 'reading the past', () =>
      askingAs('visitor', () => readPage(ctx, opening.userId, opening, list)),
    )
  }
}

async function readPage(
  ctx: FundsContext,
  userId: UserId,
  opening: OpeningRow,
  list: List,
): Promise<void> {
  const { store } = ctx
  const address = await addressOf(store, userId)
  const range = { from: opening[list], until: opening.firstAt }
  const next = await keepers[list](ctx, userId, address, range)
  const readTo = next === null ? opening.firstAt : Math.min(next, opening.firstAt)
  await store.openings.change(userId, { [list]: Math.max(readTo, 1) })
  announce(ctx, userId, 'balance.changed')
}

type Keeper = (
  ctx: FundsContext,
  userId: UserId,
  address: `0x${string}`,
  range: PastRange,
) => Promise<PastPage<unknown>['next']>

const keepers: Record<List, Keeper> = {
  ledgerReadTo: async ({ store, exchange }, userId, address, range) => {
    const { items, next } = await exchange.pastLedger(address, range)
    // Rows reported twice are left out here: see `withoutRepeats`.
    const rows = items.filter(({ repeat }) => repeat === 0).map((entry) => entryRow(userId, entry))
    await store.ledgerEntries.insertPast(rows)
    return next
  },
  fundingReadTo: async ({ store, exchange }, userId, address, range) => {
    const { items, next } = await exchange.pastFunding(address, range)
    await store.ledgerEntries.insertPast(items.map((payment) => fundingRow(userId, payment)))
    return next
  },
  fillsReadTo: async ({ store, exchange }, userId, address, range) => {
    const { items, next } = await exchange.pastFills(address, range)
    await store.fills.insertPast(items.map((fill) => fillRow(userId, fill)))
    return next
  },
}
